package org.guildhall.api.account;

import java.time.Instant;
import java.util.Set;

/**
 * An account that exists because its e-mail address was confirmed.
 *
 * @param email the confirmed address, in lower case
 * @param roles names of the roles assigned to it, {@code citizen} included
 * @param active false once closed or blocked: nobody can sign in
 */
public record Account(
        AccountId id, String email, AccountDetails details, Set<String> roles, boolean active, Instant createdAt) {
    /** Whether this account is used in a professional capacity. */
    public boolean professional() {
        return details.profession() != null;
    }
}
