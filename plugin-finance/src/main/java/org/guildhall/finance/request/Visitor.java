package org.guildhall.finance.request;

import java.time.Instant;
import org.guildhall.api.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asked before they had an account.
 *
 * @param email the address that a code confirmed
 * @param invitedAt when the link was mailed last; null before an approval
 * @param linkWithdrawnAt when an officer made the links mailed so far useless; null if they have not, or have sent one since
 * @param claimedBy the account that came by the link
 */
public record Visitor(
        String email,
        @Nullable Instant invitedAt,
        @Nullable Instant linkWithdrawnAt,
        @Nullable AccountId claimedBy) {
    /** Whether the link was mailed and nobody has come by it. */
    public boolean isInvited() {
        return invitedAt != null && claimedBy == null;
    }
}
