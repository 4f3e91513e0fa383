package org.guildhall.referral.record;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the council writes back to whoever sent a referral.
 *
 * @param outcomeTold whether the outcome is named
 * @param outcome code of the outcome that was named when this was sent: a later decision does not change what was said
 * @param why what was decided and why, in plain words
 * @param next what happens next; empty if there is nothing to say
 */
public record Feedback(boolean outcomeTold, @Nullable String outcome, String why, String next) {
    /** Before it is sent: the outcome is the referral's then. */
    public Feedback(boolean outcomeTold, String why, String next) {
        this(outcomeTold, null, why, next);
    }

    /** The outcome that it names. */
    public Optional<Outcome> toldOutcome() {
        return Optional.ofNullable(outcome).filter(code -> outcomeTold).flatMap(Outcome::of);
    }

    /** Whether a sender waits to be told of a decision. */
    static boolean isOwed(@Nullable Instant decidedAt, @Nullable Instant feedbackAt) {
        return decidedAt != null && (feedbackAt == null || feedbackAt.isBefore(decidedAt));
    }

    /** Feedback after which more was written, and when it was sent. */
    public record Earlier(Feedback feedback, Instant at) {}
}
