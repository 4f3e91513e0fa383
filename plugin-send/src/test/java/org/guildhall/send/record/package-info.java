/** Tests. */
@NullMarked
package org.guildhall.send.record;

import org.jspecify.annotations.NullMarked;
