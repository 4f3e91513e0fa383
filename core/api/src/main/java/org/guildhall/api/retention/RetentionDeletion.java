package org.guildhall.api.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record of a deletion; nothing in it tells of whom the records were.
 *
 * @param count how many records were deleted
 * @param first the day of the event of the oldest one
 * @param last the day of the event of the latest one
 * @param years for how long they were kept then
 * @param by id of the account that had them deleted, or the part of the system, as the audit log has it
 * @param finishedAt null while it goes on, or if it was cut off: what is left is due still
 */
public record RetentionDeletion(
        UUID id,
        String kind,
        long count,
        LocalDate first,
        LocalDate last,
        int years,
        String by,
        Instant startedAt,
        @Nullable Instant finishedAt) {}
