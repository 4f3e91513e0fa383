package org.guildhall.send.clock;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Optional;
import org.guildhall.api.time.WorkingDays;

/**
 * When an application notice is in time although its limit has passed: Tribunal Procedure (First-tier Tribunal) (Health, Education and
 * Social Care Chamber) Rules 2008, rule 12(2) and (3)(a).
 */
record TribunalDays(WorkingDays workingDays) {
    private static final MonthDay CHRISTMAS = MonthDay.of(Month.DECEMBER, 25);
    private static final MonthDay NEW_YEAR = MonthDay.of(Month.JANUARY, 1);

    /** The last day in time of a limit that ends on a day. */
    LocalDate move(LocalDate end) {
        Optional<LocalDate> closedUntil = closedUntil(end);
        if (closedUntil.isEmpty() && workingDays.isWorkingDay(end)) {
            return end;
        }
        return workingDays.plus(closedUntil.orElse(end), 1);
    }

    /** Of a day from 25 December to 1 January or in August, 1 January or 31 August. */
    private static Optional<LocalDate> closedUntil(LocalDate day) {
        MonthDay inYear = MonthDay.from(day);
        if (day.getMonth() == Month.AUGUST) {
            return Optional.of(day.withDayOfMonth(day.lengthOfMonth()));
        }
        if (inYear.equals(NEW_YEAR)) {
            return Optional.of(day);
        }
        return inYear.isBefore(CHRISTMAS) ? Optional.empty() : Optional.of(NEW_YEAR.atYear(day.getYear() + 1));
    }
}
