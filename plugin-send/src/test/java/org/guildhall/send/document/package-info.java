/** Tests. */
@NullMarked
package org.guildhall.send.document;

import org.jspecify.annotations.NullMarked;
