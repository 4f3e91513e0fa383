package org.guildhall.send.clock;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code clock/dates.csv} or {@code clock/outcomes.csv}: a history, and a date, or what becomes of it, derived by hand from
 * the words of the law.
 *
 * @param expected the date; null where the row is about what becomes of it
 * @param state how the date stands; empty where the row does not say, {@code ABSENT} where there is none
 */
record DateRow(
        String rule,
        int number,
        List<CaseEvent> events,
        ChildFacts child,
        LocalDate today,
        @Nullable LocalDate expected,
        String state,
        String late,
        String source,
        String derivation) {

    /** The rows of both files. */
    static List<DateRow> all() {
        return Stream.of("dates", "outcomes").flatMap(file -> of(file).stream()).toList();
    }

    /** The rows of one file. */
    static List<DateRow> of(String name) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader file = Files.newBufferedReader(Path.of("src/test/resources/clock/" + name + ".csv"));
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
        String expected = row.get("expected");
        return new DateRow(
                row.get("rule"),
                Integer.parseInt(row.get("number")),
                events,
                Histories.child(row.get("born"), row.get("transfers")),
                today.isEmpty() ? events.getLast().date() : LocalDate.parse(today),
                expected.isEmpty() ? null : LocalDate.parse(expected),
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
        Optional<KeyDate> date = by(clock);
        return state.equals("ABSENT")
                ? date.isEmpty()
                : date.filter(this::isAsSaid).isPresent();
    }

    private boolean isAsSaid(KeyDate date) {
        return (expected == null || date.limit().equals(expected))
                && (state.isEmpty() || date.state().name().equals(state))
                && (late.isEmpty() || late.equals(Integer.toString(date.daysLate())));
    }

    @Override
    public String toString() {
        return rule + ": " + derivation + " [" + source + "]";
    }
}
