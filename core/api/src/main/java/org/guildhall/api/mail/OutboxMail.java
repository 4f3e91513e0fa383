package org.guildhall.api.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the outbox, without its content.
 *
 * @param state waiting, sent, refused (by the server, for good) or kept (a test instance's mailbox)
 * @param problem what the server or the network said last
 * @param reasonKey why it is not sent, a whole text in plain words; null where nothing is wrong
 * @param canRetry whether it can be tried again: it is not sent, and its content is still there
 */
public record OutboxMail(
        UUID id,
        String to,
        String subject,
        State state,
        int tries,
        Instant createdAt,
        @Nullable Instant nextTryAt,
        @Nullable Instant sentAt,
        @Nullable String problem,
        @Nullable String reasonKey,
        boolean canRetry) {
    /** Whether it waits after a try that failed, or was refused for good. */
    public boolean stuck() {
        return state == State.REFUSED || state == State.WAITING && problem != null;
    }

    /** Where the mail is. */
    public enum State {
        /** To be sent. */
        WAITING,
        /** Taken by the mail server. */
        SENT,
        /** Refused for good; staff are shown it. */
        REFUSED,
        /** Kept in a test instance's mailbox. */
        KEPT
    }
}
