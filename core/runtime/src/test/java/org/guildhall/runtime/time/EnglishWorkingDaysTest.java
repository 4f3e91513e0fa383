package org.guildhall.runtime.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.guildhall.api.time.WorkingDays;
import org.junit.jupiter.api.Test;

class EnglishWorkingDaysTest {
    private final WorkingDays days = new EnglishWorkingDays();

    @Test
    void knowsTheBankHolidaysOfEnglandAsTheGovernmentListsThem() {
        // gov.uk/bank-holidays, England and Wales, substitute days included
        for (String holiday : List.of(
                "2025-01-01",
                "2025-04-18",
                "2025-04-21",
                "2025-05-05",
                "2025-05-26",
                "2025-08-25",
                "2025-12-25",
                "2025-12-26",
                "2026-01-01",
                "2026-04-03",
                "2026-04-06",
                "2026-05-04",
                "2026-05-25",
                "2026-08-31",
                "2026-12-25",
                "2026-12-28",
                "2027-01-01",
                "2027-03-26",
                "2027-03-29",
                "2027-05-03",
                "2027-05-31",
                "2027-08-30",
                "2027-12-27",
                "2027-12-28",
                "2022-06-02",
                "2022-06-03",
                "2022-09-19",
                "2023-05-08")) {
            assertFalse(days.isWorkingDay(LocalDate.parse(holiday)), holiday);
        }
        for (String worked : List.of("2025-08-04", "2026-12-29", "2025-03-17", "2025-12-24", "2026-01-02")) {
            assertTrue(days.isWorkingDay(LocalDate.parse(worked)), worked);
        }
    }

    @Test
    void countsOverWeekendsAndHolidays() {
        LocalDate thursday = LocalDate.of(2025, 4, 17);
        assertEquals(LocalDate.of(2025, 4, 22), days.plus(thursday, 1));
        assertEquals(1, days.between(thursday, LocalDate.of(2025, 4, 22)));
        assertEquals(-1, days.between(LocalDate.of(2025, 4, 22), thursday));
        assertEquals(0, days.between(thursday, thursday));
        assertEquals(thursday, days.plus(LocalDate.of(2025, 4, 22), -1));
        assertEquals(thursday, days.plus(thursday, 0));
    }
}
