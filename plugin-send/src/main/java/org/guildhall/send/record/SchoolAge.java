package org.guildhall.send.record;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/** Until when somebody is of compulsory school age. */
public final class SchoolAge {
    private static final int AGE = 16;

    private SchoolAge() {}

    /**
     * The last Friday of June of the school year, from September to August, in which somebody becomes 16 (Education Act 1996,
     * section 8, and the School Leaving Date Order 1997): from the day after it the rights of the family are the young person's own
     * (Children and Families Act 2014, section 83(2)).
     */
    public static LocalDate lastDay(LocalDate birth) {
        LocalDate sixteen = birth.plusYears(AGE);
        int year = sixteen.getMonth().compareTo(Month.SEPTEMBER) >= 0 ? sixteen.getYear() + 1 : sixteen.getYear();
        return lastFriday(year);
    }

    /** The latest day of birth of those whose last day of compulsory school age is before a day. */
    static LocalDate bornBy(LocalDate day) {
        LocalDate thisYears = lastFriday(day.getYear());
        int year = thisYears.isBefore(day) ? day.getYear() : day.getYear() - 1;
        return LocalDate.of(year - AGE, Month.AUGUST, 31);
    }

    private static LocalDate lastFriday(int year) {
        return LocalDate.of(year, Month.JUNE, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY));
    }

    /** Whether somebody born then is over compulsory school age on a day. */
    public static boolean isOver(LocalDate birth, LocalDate day) {
        return day.isAfter(lastDay(birth));
    }
}
