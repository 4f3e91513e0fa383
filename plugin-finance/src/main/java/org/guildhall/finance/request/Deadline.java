package org.guildhall.finance.request;

import java.time.Instant;
import java.time.ZoneId;
import org.guildhall.api.time.WorkingDays;

/** The council's promise: an outcome within one working day, which ends at five in the afternoon. */
final class Deadline {
    static final ZoneId ZONE = ZoneId.of("Europe/London");

    private Deadline() {}

    static Instant after(Instant received, WorkingDays days) {
        return days.closeAfter(received, 1);
    }
}
