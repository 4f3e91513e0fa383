package org.guildhall.api.permission;

import java.util.Set;

/**
 * A right that a portal declares.
 *
 * @param name Shiro wildcard form, such as {@code finance:request:decide}
 * @param textKey what it allows, for administrators
 * @param defaultRoles names of the roles that have it from the start
 */
public record Permission(String name, String textKey, Set<String> defaultRoles) {}
