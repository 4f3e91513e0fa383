/** Who may see whose financial documents. */
@NullMarked
package org.guildhall.finance.grant;

import org.jspecify.annotations.NullMarked;
