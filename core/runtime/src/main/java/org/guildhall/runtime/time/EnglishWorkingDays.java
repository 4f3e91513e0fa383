package org.guildhall.runtime.time;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.guildhall.api.time.WorkingDays;
import org.osgi.service.component.annotations.Component;

/** Working days by the holiday calendar of Jollyday, substitute days included. */
@Component(service = WorkingDays.class)
public final class EnglishWorkingDays implements WorkingDays {
    @Override
    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !Calendar.UNITED_KINGDOM.isHoliday(day, "eng");
    }

    @Override
    public LocalDate plus(LocalDate from, int workingDays) {
        int step = workingDays < 0 ? -1 : 1;
        LocalDate day = from;
        for (int left = Math.abs(workingDays); left > 0; ) {
            day = day.plusDays(step);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    @Override
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    /** Loaded with the first question, for reading the calendar takes its time. */
    private static final class Calendar {
        static final HolidayManager UNITED_KINGDOM = load();

        private static HolidayManager load() {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            try {
                // the library finds its reader of calendars through the context class loader
                thread.setContextClassLoader(HolidayManager.class.getClassLoader());
                return HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }
}
