/** Tests. */
@NullMarked
package org.guildhall.finance;

import org.jspecify.annotations.NullMarked;
