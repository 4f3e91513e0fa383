/** What all pages of this portal share, and the public page. */
@NullMarked
package org.guildhall.finance.ui;

import org.jspecify.annotations.NullMarked;
