package org.guildhall.send.clock;

import java.time.LocalDate;
import java.time.MonthDay;

/** How a rule finds the last day that is in time from the day that it counts from. */
sealed interface Limit {
    /** The last day in time. */
    LocalDate from(LocalDate start);

    /** "Within N weeks of": the day itself is not counted. */
    record Weeks(int weeks) implements Limit {
        @Override
        public LocalDate from(LocalDate start) {
            return start.plusWeeks(weeks);
        }
    }

    /** "Within N months after": the corresponding day, or the last of a month that has none (Dodds v Walker [1981] 1 WLR 1027). */
    record Months(int months) implements Limit {
        @Override
        public LocalDate from(LocalDate start) {
            return start.plusMonths(months);
        }
    }

    /** "N days, beginning with the day": the day itself is the first. */
    record DaysBeginningWith(int days) implements Limit {
        @Override
        public LocalDate from(LocalDate start) {
            return start.plusDays(days - 1L);
        }
    }

    /** "A period of N months starting with the date": it ends on the day before the corresponding one. */
    record MonthsStartingWith(int months) implements Limit {
        @Override
        public LocalDate from(LocalDate start) {
            LocalDate corresponding = start.plusMonths(months);
            // of a 29 February that the year lacks, the last of the month is within the period
            return corresponding.getDayOfMonth() == start.getDayOfMonth() ? corresponding.minusDays(1) : corresponding;
        }
    }

    /** A day of the calendar year in which something happens. */
    record InTheYear(MonthDay day) implements Limit {
        @Override
        public LocalDate from(LocalDate start) {
            return day.atYear(start.getYear());
        }
    }

    /** "At least N months before". */
    record MonthsBefore(int months) implements Limit {
        @Override
        public LocalDate from(LocalDate start) {
            return start.minusMonths(months);
        }
    }
}
