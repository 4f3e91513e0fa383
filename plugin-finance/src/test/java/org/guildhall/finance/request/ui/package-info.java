/** Tests. */
@NullMarked
package org.guildhall.finance.request.ui;

import org.jspecify.annotations.NullMarked;
