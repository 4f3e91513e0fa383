@NullMarked
package org.guildhall.ui.shell;

import org.jspecify.annotations.NullMarked;
