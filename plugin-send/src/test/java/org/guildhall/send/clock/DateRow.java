package org.guildhall.send.clock;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One row of {@code clock/dates.csv}: a history, and a date derived by hand from the words of the law. */
record DateRow(
        String rule,
        int number,
        List<CaseEvent> events,
        ChildFacts child,
        LocalDate today,
        LocalDate expected,
        String state,
        String late,
        String source,
        String derivation) {

    /** All rows. */
    static List<DateRow> all() {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader file = Files.newBufferedReader(Path.of("src/test/resources/clock/dates.csv"));
                CSVParser rows =
                        CSVParser.builder().setReader(file).setFormat(format).get()) {
            return rows.stream().map(DateRow::of).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static DateRow of(CSVRecord row) {
        List<CaseEvent> events = Histories.of(row.get("events"));
        String today = row.get("today");
        return new DateRow(
                row.get("rule"),
                Integer.parseInt(row.get("number")),
                events,
                Histories.child(row.get("born"), row.get("transfers")),
                today.isEmpty() ? events.getLast().date() : LocalDate.parse(today),
                LocalDate.parse(row.get("expected")),
                row.get("state"),
                row.get("late"),
                row.get("source"),
                row.get("derivation"));
    }

    /** What a clock says. */
    Optional<KeyDate> by(StatutoryClock clock) {
        return clock.timetable(events, List.of(), child, today).dates().stream()
                .filter(date -> date.rule().equals(rule) && date.number() == number)
                .findFirst();
    }

    /** Whether a clock says what the row says. */
    boolean holdsFor(StatutoryClock clock) {
        return by(clock)
                .filter(date -> date.limit().equals(expected)
                        && (state.isEmpty() || date.state().name().equals(state))
                        && (late.isEmpty() || Objects.equals(late, Integer.toString(date.daysLate()))))
                .isPresent();
    }

    @Override
    public String toString() {
        return rule + ": " + derivation + " [" + source + "]";
    }
}
