package org.guildhall.send.clock;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a case is, and its dates, as of one day.
 *
 * @param ending how it ended, if it did
 * @param dates all dates of the case in their order
 * @param today the day that it is about
 */
public record Timetable(Stage stage, @Nullable Ending ending, List<KeyDate> dates, LocalDate today) {
    /** How the case ended, if it did. */
    public Optional<Ending> howEnded() {
        return Optional.ofNullable(ending);
    }

    /** What is due next, of whomever; what is overdue is not next. */
    public Optional<KeyDate> next() {
        return dates.stream().filter(date -> date.state() == KeyDate.State.OPEN).findFirst();
    }

    /** What the council should have done by now, the longest overdue first. */
    public List<KeyDate> overdue() {
        return dates.stream()
                .filter(date -> date.state() == KeyDate.State.OVERDUE)
                .toList();
    }

    /** What the council must do within that many days, today counting as none. */
    public List<KeyDate> dueWithin(int days) {
        return dates.stream()
                .filter(date -> date.state() == KeyDate.State.OPEN
                        && date.duty() == KeyDate.Duty.COUNCIL
                        && !date.limit().isAfter(today.plusDays(days)))
                .toList();
    }

    /** How many days are left until a date, the date itself counting and today not; negative once it has passed. */
    public long daysLeft(KeyDate date) {
        return ChronoUnit.DAYS.between(today, date.limit());
    }
}
