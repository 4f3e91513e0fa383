/** Building blocks: two password fields beside the policy. */
@org.jspecify.annotations.NullMarked
package org.guildhall.auth.password.ui;
