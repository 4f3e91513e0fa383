/** Pages: A new password for those who forgot theirs. */
@org.jspecify.annotations.NullMarked
package org.guildhall.auth.reset.ui;
