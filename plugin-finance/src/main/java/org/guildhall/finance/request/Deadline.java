package org.guildhall.finance.request;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.guildhall.api.time.WorkingDays;

/** The council's promise: an outcome within one working day, which ends at five in the afternoon. */
final class Deadline {
    static final ZoneId ZONE = ZoneId.of("Europe/London");

    private Deadline() {}

    static Instant after(Instant received, WorkingDays days) {
        return days.closeAfter(received, 1);
    }

    /** How much of a stretch of time lies between opening and closing of working days. */
    static Duration workingTime(Instant from, Instant to, LocalTime opens, WorkingDays days) {
        Duration time = Duration.ZERO;
        LocalDate last = to.atZone(ZONE).toLocalDate();
        for (LocalDate day = from.atZone(ZONE).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            Instant begin = later(day.atTime(opens).atZone(ZONE).toInstant(), from);
            Instant end = earlier(day.atTime(WorkingDays.CLOSE).atZone(ZONE).toInstant(), to);
            if (begin.isBefore(end) && days.isWorkingDay(day)) {
                time = time.plus(Duration.between(begin, end));
            }
        }
        return time;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
