package org.guildhall.api.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.osgi.annotation.versioning.ProviderType;

/** The council's working days: Monday to Friday without the bank holidays of England and Wales. */
@ProviderType
public interface WorkingDays {
    /** Where the council is. */
    ZoneId ZONE = ZoneId.of("Europe/London");

    /** When the council's offices close. */
    LocalTime CLOSE = LocalTime.of(17, 0);

    /** Whether the council works on this day. */
    boolean isWorkingDay(LocalDate day);

    /** The day that many working days after {@code from}; {@code from} itself does not count. */
    LocalDate plus(LocalDate from, int workingDays);

    /** How many working days lie after {@code from} up to and with {@code to}; negative where {@code to} is earlier. */
    int between(LocalDate from, LocalDate to);

    /** The end of office hours, five in the afternoon in London, that many working days after the day of this time. */
    default Instant closeAfter(Instant from, int workingDays) {
        return plus(from.atZone(ZONE).toLocalDate(), workingDays)
                .atTime(CLOSE)
                .atZone(ZONE)
                .toInstant();
    }
}
