package org.guildhall.finance.request;

import java.time.Instant;
import org.guildhall.api.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asked before they had an account.
 *
 * @param email the address that a code confirmed
 * @param invitedAt when the link was mailed last; null before an approval
 * @param claimedBy the account that came by the link
 */
public record Visitor(
        String email, @Nullable Instant invitedAt, @Nullable AccountId claimedBy) {
    /** Whether the link was mailed and nobody has come by it. */
    public boolean isInvited() {
        return invitedAt != null && claimedBy == null;
    }
}
