/** Tests. */
@NullMarked
package org.guildhall.send;

import org.jspecify.annotations.NullMarked;
