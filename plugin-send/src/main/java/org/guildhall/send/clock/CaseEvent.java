package org.guildhall.send.clock;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a case.
 *
 * @param id of the record of it, unique in its case
 * @param date the day that the law counts from or to, in England
 * @param remedy what was ordered or not opposed, for the two kinds that say so
 * @param superseded whether a correction took its place; it is kept, and does not count
 */
public record CaseEvent(
        String id, EventKind kind, LocalDate date, @Nullable Remedy remedy, boolean superseded) {
    /** An event that counts and says no more than its kind. */
    public static CaseEvent of(String id, EventKind kind, LocalDate date) {
        return new CaseEvent(id, kind, date, null, false);
    }

    /** What was ordered or not opposed, if that is known. */
    public Optional<Remedy> whatRemedy() {
        return Optional.ofNullable(remedy);
    }
}
