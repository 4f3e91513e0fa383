/** Pages: Registering an account: nothing of it exists until the code is right. */
@org.jspecify.annotations.NullMarked
package org.guildhall.auth.registration.ui;
