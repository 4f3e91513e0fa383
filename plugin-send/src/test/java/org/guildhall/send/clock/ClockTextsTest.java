package org.guildhall.send.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.runtime.time.EnglishWorkingDays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock has words for everything that it says, in each language, and none left over. */
class ClockTextsTest {
    private final StatutoryClock clock = new StatutoryClock(new EnglishWorkingDays());

    @ParameterizedTest
    @ValueSource(strings = {"en", "cy"})
    void theWordsAreThoseThatTheClockUses(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader file =
                Files.newBufferedReader(Path.of("src/main/resources/texts/clock." + language + ".properties"))) {
            texts.load(file);
        }
        assertEquals(keys(), new TreeSet<>(texts.stringPropertyNames()));
        Set<String> problems = Stream.of(HistoryProblem.Kind.values())
                .map(HistoryProblem.Kind::textKey)
                .collect(Collectors.toSet());
        assertEquals(
                problems,
                texts.stringPropertyNames().stream()
                        .filter(key -> texts.getProperty(key).contains("{0}"))
                        .collect(Collectors.toSet()));
    }

    private TreeSet<String> keys() {
        return Stream.of(
                        Stream.of(Stage.values()).flatMap(stage -> Stream.of(stage.textKey(), stage.informationKey())),
                        Stream.of(Ending.values())
                                .flatMap(ending -> Stream.of(ending.textKey(), ending.informationKey())),
                        Stream.of(EventKind.values()).map(EventKind::textKey),
                        Stream.of(Remedy.values()).map(Remedy::textKey),
                        Stream.of(PhaseTransfer.Kind.values()).map(PhaseTransfer.Kind::textKey),
                        Stream.of(KeyDate.State.values()).map(KeyDate.State::textKey),
                        Stream.of(HistoryProblem.Kind.values()).map(HistoryProblem.Kind::textKey),
                        clock.rules().stream().map(KeyDate::textKey),
                        clock.rules().stream()
                                .flatMap(rule -> clock.exceptionsOf(rule).stream())
                                .map(RecordedException::textKey))
                .flatMap(all -> all)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
