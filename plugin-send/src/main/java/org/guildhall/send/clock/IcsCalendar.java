package org.guildhall.send.clock;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes dates as an iCalendar object of all-day events (RFC 5545); decision 0064. */
public final class IcsCalendar {
    /** The media type that it is served as. */
    public static final String MEDIA_TYPE = "text/calendar; charset=utf-8";

    private static final int OCTETS_OF_A_LINE = 75;
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private IcsCalendar() {}

    /**
     * One all-day event.
     *
     * @param uid stable and unique in the world, such as {@code CASE-final-plan-1@example.gov.uk}
     */
    public record Entry(String uid, LocalDate day, String summary, String description) {}

    /**
     * The calendar of these events.
     *
     * @param name what calendar programs call it
     * @param product what made it, such as {@code Guildhall}
     * @param stamp when it was made
     */
    public static String write(String name, String product, Instant stamp, List<Entry> entries) {
        IcsCalendar calendar = new IcsCalendar();
        calendar.line("BEGIN", "VCALENDAR");
        calendar.line("VERSION", "2.0");
        calendar.line("PRODID", escaped("-//" + product + "//EN"));
        calendar.line("CALSCALE", "GREGORIAN");
        calendar.line("NAME", escaped(name));
        calendar.line("X-WR-CALNAME", escaped(name));
        entries.forEach(entry -> calendar.event(entry, stamp));
        calendar.line("END", "VCALENDAR");
        return calendar.text.toString();
    }

    private void event(Entry entry, Instant stamp) {
        line("BEGIN", "VEVENT");
        line("UID", escaped(entry.uid()));
        line("DTSTAMP", STAMP.format(stamp));
        line("DTSTART;VALUE=DATE", DATE.format(entry.day()));
        line("DTEND;VALUE=DATE", DATE.format(entry.day().plusDays(1)));
        line("SUMMARY", escaped(entry.summary()));
        if (!entry.description().isEmpty()) {
            line("DESCRIPTION", escaped(entry.description()));
        }
        // a date makes nobody busy, and is nobody else's business
        line("TRANSP", "TRANSPARENT");
        line("CLASS", "PRIVATE");
        line("END", "VEVENT");
    }

    /** A content line, folded before it would be longer than 75 octets, and never within a character (section 3.1). */
    private void line(String name, String value) {
        int octets = 0;
        String line = name + ":" + value;
        for (int place = 0; place < line.length(); ) {
            String character = Character.toString(line.codePointAt(place));
            int more = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > OCTETS_OF_A_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += more;
            place += character.length();
        }
        text.append("\r\n");
    }

    /** A value of type TEXT (section 3.3.11); control characters have no place in it. */
    private static String escaped(String value) {
        return value.replace("\r\n", "\n")
                .replaceAll("[\\x00-\\x09\\x0B-\\x1F\\x7F]", " ")
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }
}
