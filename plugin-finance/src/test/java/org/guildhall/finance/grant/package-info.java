/** Tests of who may see whose documents. */
@NullMarked
package org.guildhall.finance.grant;

import org.jspecify.annotations.NullMarked;
