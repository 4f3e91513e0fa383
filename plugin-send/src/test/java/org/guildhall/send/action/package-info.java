/** Tests. */
@NullMarked
package org.guildhall.send.action;

import org.jspecify.annotations.NullMarked;
