/** Roles and rights, asked of Shiro. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.permission;
