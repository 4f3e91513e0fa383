package org.guildhall.send.record;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.guildhall.api.time.WorkingDays;

/** Days where the council is. */
final class Days {
    private Days() {}

    /** Today. */
    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), WorkingDays.ZONE);
    }

    /** The same time of day so many weeks before. */
    static Instant earlier(Instant instant, int weeks) {
        return instant.atZone(WorkingDays.ZONE).minusWeeks(weeks).toInstant();
    }
}
