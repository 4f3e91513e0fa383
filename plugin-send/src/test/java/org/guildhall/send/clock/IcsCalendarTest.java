package org.guildhall.send.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.guildhall.send.clock.IcsCalendar.Entry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is written is what RFC 5545 asks for, and another library reads it. */
@Tag("G6")
class IcsCalendarTest {
    private static final Instant STAMP = Instant.parse("2026-11-26T14:05:09.5Z");
    private static final Entry PLAIN = new Entry(
            "EHC-ABCD-2345-final-plan-1@example.gov.uk", LocalDate.of(2027, 1, 21), "We send the final plan", "");

    @Test
    void oneDateIsOneAllDayEvent() {
        assertEquals("""
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Guildhall//EN
                CALSCALE:GREGORIAN
                NAME:Key dates
                X-WR-CALNAME:Key dates
                BEGIN:VEVENT
                UID:EHC-ABCD-2345-final-plan-1@example.gov.uk
                DTSTAMP:20261126T140509Z
                DTSTART;VALUE=DATE:20270121
                DTEND;VALUE=DATE:20270122
                SUMMARY:We send the final plan
                TRANSP:TRANSPARENT
                CLASS:PRIVATE
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n"), write(PLAIN));
    }

    @Test
    void aYearEndsWithinItsDay() {
        String text = write(new Entry("u", LocalDate.of(2027, 12, 31), "s", ""));
        assertTrue(text.contains("DTSTART;VALUE=DATE:20271231\r\nDTEND;VALUE=DATE:20280101\r\n"), text);
    }

    @Test
    void whatWouldEndAValueOrALineIsEscaped() {
        String text = write(
                new Entry("u", LocalDate.of(2027, 1, 21), "a,b;c\\d", "one\r\ntwo\nthree\rfour\u0007\tBEGIN:VEVENT"));
        assertTrue(text.contains("SUMMARY:a\\,b\\;c\\\\d\r\n"), text);
        assertTrue(text.contains("DESCRIPTION:one\\ntwo\\nthree four  BEGIN:VEVENT\r\n"), text);
    }

    @Test
    void noLineIsLongerThan75OctetsAndNoCharacterIsTorn() {
        String words = "Gwneud asesiad â ŵ ŷ 漢字 🏫 ".repeat(20);
        String text = write(new Entry("u".repeat(200), LocalDate.of(2027, 1, 21), words, words));
        for (String line : text.split("\r\n")) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
            assertFalse(line.contains("\uFFFD") || line.contains("\n"), line);
        }
        assertTrue(text.replace("\r\n ", "").contains("SUMMARY:" + words), text);
        // 66 octets of the value after "SUMMARY:" would be 74: the line is as full as it may be
        assertEquals(
                75,
                write(new Entry("u", LocalDate.of(2027, 1, 21), "x".repeat(100), ""))
                        .lines()
                        .filter(line -> line.startsWith("SUMMARY"))
                        .findFirst()
                        .orElseThrow()
                        .length());
    }

    @Test
    void anotherLibraryReadsWhatWasWritten() throws IOException {
        String summary = "Cyfarfod, adolygu; \\ \"dyfyniad\" 🏫 ".repeat(5).strip();
        String description = "Yn ôl y gyfraith:\nrheoliad 13(2)";
        try (ICalReader reader = new ICalReader(IcsCalendar.write(
                "Dyddiadau, allweddol",
                "Guildhall",
                STAMP,
                List.of(PLAIN, new Entry("other@x", LocalDate.of(2028, 2, 29), summary, description))))) {
            ICalendar calendar = Objects.requireNonNull(reader.readNext());
            assertEquals(List.of(), reader.getWarnings());
            assertTrue(calendar.validate(biweekly.ICalVersion.V2_0).isEmpty());
            assertEquals(2, calendar.getEvents().size());
            VEvent event = calendar.getEvents().get(1);
            assertEquals("other@x", event.getUid().getValue());
            assertEquals(summary, event.getSummary().getValue());
            assertEquals(description, event.getDescription().getValue());
            assertFalse(event.getDateStart().getValue().hasTime());
            assertEquals(
                    2028 - 1900,
                    event.getDateStart().getValue().getRawComponents().getYear() - 1900);
        }
        assertEquals(1, Biweekly.parse(write(PLAIN)).all().size());
    }

    private static String write(Entry entry) {
        return IcsCalendar.write("Key dates", "Guildhall", STAMP, List.of(entry));
    }
}
