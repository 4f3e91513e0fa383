/** Pages: What people change about their own account. */
@org.jspecify.annotations.NullMarked
package org.guildhall.auth.details.ui;
