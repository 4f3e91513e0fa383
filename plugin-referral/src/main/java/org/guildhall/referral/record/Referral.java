package org.guildhall.referral.record;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.form.Answers;
import org.jspecify.annotations.Nullable;

/**
 * A referral with all that was answered.
 *
 * @param version raised by each change
 * @param inbox where it is now
 * @param form id of the form that was filled in, which stays when it is moved
 * @param about the names of those whom it is about
 * @param urgent whether the sender says that a child is in danger now
 * @param due by when the council has promised to look at it
 * @param feedback null while nothing was written back
 */
public record Referral(
        ReferralId id,
        int version,
        UUID draft,
        String reference,
        String inbox,
        String form,
        int formVersion,
        AccountId sender,
        String senderName,
        String about,
        Answers answers,
        boolean urgent,
        ReferralState state,
        Instant receivedAt,
        Instant due,
        @Nullable AccountId assignee,
        @Nullable Outcome outcome,
        String outcomeWords,
        @Nullable Instant decidedAt,
        @Nullable AccountId decidedBy,
        @Nullable Feedback feedback,
        @Nullable Instant feedbackAt) {
    /** How long before its end a promise runs out. */
    public static final Duration SOON = Duration.ofHours(3);

    /** Whether it was decided and nobody has written back since. */
    public boolean isUntold() {
        return Feedback.isOwed(decidedAt, feedbackAt);
    }

    /** As its sender may read it: the grounds of an outcome are for the record. */
    Referral withoutGrounds() {
        return new Referral(
                id,
                version,
                draft,
                reference,
                inbox,
                form,
                formVersion,
                sender,
                senderName,
                about,
                answers,
                urgent,
                state,
                receivedAt,
                due,
                assignee,
                outcome,
                "",
                decidedAt,
                decidedBy,
                feedback,
                feedbackAt);
    }
}
