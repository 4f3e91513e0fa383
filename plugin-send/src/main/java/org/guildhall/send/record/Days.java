package org.guildhall.send.record;

import java.time.Clock;
import java.time.LocalDate;
import org.guildhall.api.time.WorkingDays;

/** Today, where the council is. */
final class Days {
    private Days() {}

    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), WorkingDays.ZONE);
    }
}
