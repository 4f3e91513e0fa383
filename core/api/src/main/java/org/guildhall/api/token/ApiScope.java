package org.guildhall.api.token;

/**
 * Something that a token can be for.
 *
 * @param name with the portal's name first, such as {@code finance:documents:write}
 * @param textKey what it lets another system do, for the administrator who makes the token
 */
public record ApiScope(String name, String textKey) {}
