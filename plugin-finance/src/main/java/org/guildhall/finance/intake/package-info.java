/** Documents and person records as the council's finance system drops them. */
@NullMarked
package org.guildhall.finance.intake;

import org.jspecify.annotations.NullMarked;
