package org.guildhall.api.time;

import java.time.LocalDate;
import org.osgi.annotation.versioning.ProviderType;

/** The council's working days: Monday to Friday without the bank holidays of England and Wales. */
@ProviderType
public interface WorkingDays {
    /** Whether the council works on this day. */
    boolean isWorkingDay(LocalDate day);

    /** The day that many working days after {@code from}; {@code from} itself does not count. */
    LocalDate plus(LocalDate from, int workingDays);

    /** How many working days lie after {@code from} up to and with {@code to}; negative where {@code to} is earlier. */
    int between(LocalDate from, LocalDate to);
}
