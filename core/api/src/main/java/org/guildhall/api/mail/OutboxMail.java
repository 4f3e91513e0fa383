package org.guildhall.api.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the outbox, without its content.
 *
 * @param state waiting, sent, refused (by the server, for good) or kept (a test instance's mailbox)
 * @param problem what the server or the network said last
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
        @Nullable String problem) {
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
