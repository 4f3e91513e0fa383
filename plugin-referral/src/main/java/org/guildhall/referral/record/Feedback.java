package org.guildhall.referral.record;

import java.time.Instant;

/**
 * What the council writes back to whoever sent a referral.
 *
 * @param outcomeTold whether the outcome is named
 * @param why what was decided and why, in plain words
 * @param next what happens next; empty if there is nothing to say
 */
public record Feedback(boolean outcomeTold, String why, String next) {
    /** Feedback after which more was written, and when it was sent. */
    public record Earlier(Feedback feedback, Instant at) {}
}
