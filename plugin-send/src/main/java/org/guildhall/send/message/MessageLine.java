package org.guildhall.send.message;

import java.time.Instant;

/**
 * A message as lists show it.
 *
 * @param from name of the writer
 * @param to name of whom it was written to; empty for the team
 * @param unread whether the side that it was sent to has not opened it
 */
public record MessageLine(
        MessageId id,
        ThreadId thread,
        Instant sentAt,
        MessageType type,
        String from,
        String to,
        String subject,
        boolean unread) {}
