/** Tests. */
@NullMarked
package org.guildhall.finance.request;

import org.jspecify.annotations.NullMarked;
