package org.guildhall.finance.grant.ui;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/** How the ends of grants are told. */
final class GrantWords {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private GrantWords() {}

    /** The last day where access ends with a day, else the time. */
    static String end(Words words, @Nullable Instant until) {
        if (until == null) {
            return words.get("finance.grant.no-end");
        }
        ZonedDateTime end = until.atZone(LONDON);
        return end.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? words.get("finance.grant.end-of", words.date(end.toLocalDate().minusDays(1)))
                : words.dateTime(until);
    }
}
