/** Tests. */
@NullMarked
package org.guildhall.finance.flow;

import org.jspecify.annotations.NullMarked;
