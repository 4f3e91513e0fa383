/** Pages on documents. */
@NullMarked
package org.guildhall.finance.document.ui;

import org.jspecify.annotations.NullMarked;
