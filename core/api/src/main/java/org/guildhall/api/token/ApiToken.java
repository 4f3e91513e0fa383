package org.guildhall.api.token;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token as it is kept: never its secret.
 *
 * @param handle the part of the token that is no secret, by which it is known again
 * @param createdBy id of the account that made it
 * @param expiresAt the first moment at which it opens nothing any more
 * @param lastUsedAt within a minute; null where it was never used
 * @param revokedAt null while it was not revoked
 */
public record ApiToken(
        UUID id,
        String name,
        String handle,
        Set<String> scopes,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {
    /** Whether it opens anything at this moment. */
    public boolean holdsAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
