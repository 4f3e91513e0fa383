package org.guildhall.api.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.guildhall.api.bundle.KeptData.Hold;

/**
 * How long one kind of record is kept.
 *
 * @param kind name of the kind, see {@link RetainedRecords#name()}
 * @param data name of the data that it is part of
 * @param years for how many years after the event
 * @param preset for how many where nobody sets anything
 * @param set who has set the years, and when; empty where they are the preset ones
 * @param before records whose event was before this day are due
 * @param due how many are due now
 * @param hold why none of them may be deleted
 */
public record RetentionRule(
        String kind,
        String data,
        int years,
        int preset,
        Optional<Setting> set,
        LocalDate before,
        long due,
        Optional<Hold> hold) {
    /**
     * Who has set the years.
     *
     * @param by id of the account, or the part of the system, as the audit log has it
     */
    public record Setting(String by, Instant at) {}
}
