/** The launcher and the pages, in the framework that the product runs in. */
@NullMarked
package org.guildhall.launcher;

import org.jspecify.annotations.NullMarked;
