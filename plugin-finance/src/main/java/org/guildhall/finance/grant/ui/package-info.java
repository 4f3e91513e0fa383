/** Pages on who may see whose documents. */
@NullMarked
package org.guildhall.finance.grant.ui;

import org.jspecify.annotations.NullMarked;
