package org.guildhall.referral.record;

import java.time.Instant;
import org.guildhall.api.account.AccountId;
import org.jspecify.annotations.Nullable;

/** A referral as lists show it. */
public record ReferralLine(
        ReferralId id,
        String reference,
        String inbox,
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
        @Nullable Instant feedbackAt) {}
