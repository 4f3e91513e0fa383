/** Pages: Signing in with a password and a code, and signing out. */
@org.jspecify.annotations.NullMarked
package org.guildhall.auth.signin.ui;
