/** A password that is entered twice and meets a policy. */
@org.jspecify.annotations.NullMarked
package org.guildhall.auth.password;
