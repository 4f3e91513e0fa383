/** Pages: The first administrator of a live instance. */
@org.jspecify.annotations.NullMarked
package org.guildhall.auth.administrator.ui;
