package org.guildhall.send.record;

import java.time.Instant;
import org.guildhall.send.clock.RecordedException;
import org.jspecify.annotations.Nullable;

/**
 * An exception of the regulations that the council relies on.
 *
 * @param words why it holds in this case
 * @param notedBy id of the account, or the part of the system, as the audit log has it
 * @param withdrawn null while the council relies on it
 */
public record NotedException(
        ExceptionId id,
        RecordedException exception,
        String words,
        String notedBy,
        Instant notedAt,
        @Nullable Withdrawn withdrawn) {
    /** That the council does not rely on it any more. */
    public record Withdrawn(Instant at, String by, String why) {}
}
