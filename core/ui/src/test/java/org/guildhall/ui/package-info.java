@NullMarked
package org.guildhall.ui;

import org.jspecify.annotations.NullMarked;
