package org.guildhall.send.record;

import java.time.Instant;
import java.time.LocalDate;
import org.guildhall.send.clock.EventKind;
import org.guildhall.send.clock.Remedy;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a case, as it was noted.
 *
 * @param date the day that the law counts from
 * @param remedy what the Tribunal ordered, for the kinds that say so
 * @param reason empty where none was given
 * @param notedBy id of the account, or the part of the system, as the audit log has it
 * @param superseded null while it counts
 */
public record NotedEvent(
        EventId id,
        EventKind kind,
        LocalDate date,
        @Nullable Remedy remedy,
        String reason,
        String notedBy,
        Instant notedAt,
        @Nullable Superseded superseded) {
    /**
     * That it was noted wrongly.
     *
     * @param replacedBy what was noted instead; null where it had not happened at all
     */
    public record Superseded(
            Instant at, String by, String why, @Nullable EventId replacedBy) {}
}
