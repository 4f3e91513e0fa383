package org.guildhall.api.account;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account that exists because its e-mail address was confirmed.
 *
 * @param email the confirmed address, in lower case
 * @param roles names of the roles assigned to it, {@code citizen} included
 * @param active false once locked: nobody can sign in
 * @param leftAt when it was noted that the person has left; null where they have not
 */
public record Account(
        AccountId id,
        String email,
        AccountDetails details,
        Set<String> roles,
        boolean active,
        Instant createdAt,
        @Nullable Instant leftAt) {
    /** Whether somebody can sign in, and if not, why. */
    public AccountState state() {
        if (active) {
            return AccountState.ACTIVE;
        }
        return leftAt == null ? AccountState.LOCKED : AccountState.LEFT;
    }

    /** Whether this account is used in a professional capacity. */
    public boolean professional() {
        return details.profession() != null;
    }
}
