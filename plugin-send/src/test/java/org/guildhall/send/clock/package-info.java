/** Tests. */
@NullMarked
package org.guildhall.send.clock;

import org.jspecify.annotations.NullMarked;
