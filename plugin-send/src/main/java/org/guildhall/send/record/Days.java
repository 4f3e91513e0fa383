package org.guildhall.send.record;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.guildhall.api.time.WorkingDays;

/** Days where the council is. */
public final class Days {
    private Days() {}

    /** Today. */
    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), WorkingDays.ZONE);
    }

    /** The last day on which something can be used all day long that ends at an instant. */
    public static LocalDate lastWhole(Instant end) {
        return LocalDate.ofInstant(end, WorkingDays.ZONE).minusDays(1);
    }

    /** The same time of day so many weeks before. */
    static Instant earlier(Instant instant, int weeks) {
        return instant.atZone(WorkingDays.ZONE).minusWeeks(weeks).toInstant();
    }
}
