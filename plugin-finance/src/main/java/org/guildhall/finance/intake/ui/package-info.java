/** Pages on what the drop folder brought. */
@NullMarked
package org.guildhall.finance.intake.ui;

import org.jspecify.annotations.NullMarked;
