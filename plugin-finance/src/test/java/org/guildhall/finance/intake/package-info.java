/** Tests. */
@NullMarked
package org.guildhall.finance.intake;

import org.jspecify.annotations.NullMarked;
