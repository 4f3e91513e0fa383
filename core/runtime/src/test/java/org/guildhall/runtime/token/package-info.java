/** Tokens of other systems. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.token;
