/** Tests. */
@NullMarked
package org.guildhall.send.request;

import org.jspecify.annotations.NullMarked;
