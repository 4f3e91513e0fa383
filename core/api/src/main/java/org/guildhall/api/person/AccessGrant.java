package org.guildhall.api.person;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Who may see whose what, as what, from when, until when (SPEC F13).
 *
 * @param portal name of the portal in which it holds
 * @param holder the account that may see
 * @param role in what role, such as {@code deputy}
 * @param scope kinds of documents; empty means all
 * @param until null where it has no end
 * @param revokedAt null while it is not revoked
 */
public record AccessGrant(
        UUID id,
        String portal,
        PersonId person,
        AccountId holder,
        String role,
        Set<String> scope,
        Instant from,
        @Nullable Instant until,
        AccountId grantedBy,
        @Nullable Instant revokedAt,
        @Nullable String revocationReason) {
    /** Whether it holds at this time. */
    public boolean holdsAt(Instant time) {
        return !time.isBefore(from) && (until == null || time.isBefore(until)) && revokedAt == null;
    }

    /** Whether it covers this kind of document. */
    public boolean covers(String kind) {
        return scope.isEmpty() || scope.contains(kind);
    }
}
