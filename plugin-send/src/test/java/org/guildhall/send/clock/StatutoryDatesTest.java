package org.guildhall.send.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.guildhall.runtime.time.EnglishWorkingDays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The clock gives the dates that people have derived from the law. */
@Tag("G6")
class StatutoryDatesTest {
    private final StatutoryClock clock = new StatutoryClock(new EnglishWorkingDays());

    static List<DateRow> dates() {
        return DateRow.of("dates");
    }

    static List<DateRow> outcomes() {
        return DateRow.of("outcomes");
    }

    @ParameterizedTest
    @MethodSource("dates")
    void theDateIsTheOneDerivedByHand(DateRow row) {
        KeyDate date = row.by(clock).orElseThrow(() -> new AssertionError("No such date: " + row));
        assertEquals(row.expected(), date.limit());
        assertTrue(row.holdsFor(clock), () -> row + " is " + date);
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void whatBecomesOfALimitIsWhatTheLawSays(DateRow row) {
        assertTrue(row.holdsFor(clock), () -> row + " is " + row.by(clock));
    }

    @Test
    void eachRuleHasARowAndEachRowItsSourceAndDerivation() {
        List<DateRow> rows = dates();
        assertTrue(rows.size() >= 60, "rows: " + rows.size());
        assertEquals(
                new TreeSet<>(clock.rules()),
                rows.stream().map(DateRow::rule).collect(Collectors.toCollection(TreeSet::new)));
        for (DateRow row : DateRow.all()) {
            assertFalse(row.source().isBlank(), row.toString());
            assertFalse(row.derivation().isBlank(), row.toString());
        }
    }
}
