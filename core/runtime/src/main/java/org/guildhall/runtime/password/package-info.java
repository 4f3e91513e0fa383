/** Password policy, hashes and throttled checks. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.password;
