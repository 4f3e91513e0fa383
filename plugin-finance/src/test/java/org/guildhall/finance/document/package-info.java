/** Tests. */
@NullMarked
package org.guildhall.finance.document;

import org.jspecify.annotations.NullMarked;
