package org.guildhall.finance.request;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.guildhall.api.time.WorkingDays;

/** The council's promise: an outcome within one working day, which ends at five in the afternoon. */
final class Deadline {
    static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final LocalTime CLOSE = LocalTime.of(17, 0);

    private Deadline() {}

    static Instant after(Instant received, WorkingDays days) {
        LocalDate day = received.atZone(ZONE).toLocalDate();
        return days.plus(day, 1).atTime(CLOSE).atZone(ZONE).toInstant();
    }
}
