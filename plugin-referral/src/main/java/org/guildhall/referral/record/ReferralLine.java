package org.guildhall.referral.record;

import java.time.Instant;
import org.guildhall.api.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A referral as lists show it.
 *
 * @param inbox where it is now
 * @param form id of the form that was filled in, which stays when it is moved
 */
public record ReferralLine(
        ReferralId id,
        String reference,
        String inbox,
        String form,
        String about,
        AccountId sender,
        String senderName,
        boolean urgent,
        ReferralState state,
        Instant receivedAt,
        Instant due,
        @Nullable AccountId assignee,
        @Nullable Outcome outcome,
        @Nullable Instant decidedAt,
        @Nullable Instant feedbackAt) {
    /** Whether it was decided and nobody has written back since. */
    public boolean isUntold() {
        return Feedback.isOwed(decidedAt, feedbackAt);
    }
}
