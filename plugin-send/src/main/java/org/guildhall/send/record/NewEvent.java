package org.guildhall.send.record;

import java.time.LocalDate;
import org.guildhall.send.clock.EventKind;
import org.guildhall.send.clock.Remedy;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a case, about to be noted.
 *
 * @param date the day that the law counts from
 * @param remedy what the Tribunal ordered, for the kinds that say so; else null
 * @param reason may be empty; parties never see it
 */
public record NewEvent(
        EventKind kind, LocalDate date, @Nullable Remedy remedy, String reason) {
    /** An event that says no more than its kind. */
    public static NewEvent of(EventKind kind, LocalDate date, String reason) {
        return new NewEvent(kind, date, null, reason);
    }
}
