/** Tested on both databases. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.subject;
