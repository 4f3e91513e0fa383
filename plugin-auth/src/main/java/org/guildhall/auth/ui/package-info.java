/** What the pages of this portal share. */
@org.jspecify.annotations.NullMarked
package org.guildhall.auth.ui;
