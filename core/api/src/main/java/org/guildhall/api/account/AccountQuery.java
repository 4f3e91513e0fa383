package org.guildhall.api.account;

import org.jspecify.annotations.Nullable;

/**
 * Which accounts to find.
 *
 * @param text part of the name or of the address; empty matches all
 * @param state null matches all
 * @param role held by them; null matches all
 */
public record AccountQuery(
        String text, @Nullable AccountState state, @Nullable String role) {
    /** Those with a role. */
    public static AccountQuery withRole(String role) {
        return new AccountQuery("", null, role);
    }
}
