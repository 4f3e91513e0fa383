/** Tests. */
@NullMarked
package org.guildhall.send.message;

import org.jspecify.annotations.NullMarked;
