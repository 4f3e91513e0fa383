/** Pages on requests, for those who ask and for those who decide. */
@NullMarked
package org.guildhall.finance.request.ui;

import org.jspecify.annotations.NullMarked;
