package org.guildhall.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Ends a test run with the rows of the specification that no passing test carries as its tag. */
public final class RowsReport implements TestExecutionListener {
    private static final List<String> ROWS = Stream.of(
                    rows('A', 1, 10),
                    rows('B', 1, 9),
                    rows('C', 1, 5),
                    Stream.of("C8", "C9"),
                    rows('D', 1, 3),
                    Stream.of("E1", "E3"),
                    rows('F', 0, 8),
                    Stream.of("F10", "F12", "F13", "F14", "F15", "F16"))
            .flatMap(rows -> rows)
            .toList();

    private final Map<String, Set<String>> passed = new TreeMap<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            for (TestTag tag : test.getTags()) {
                passed.computeIfAbsent(tag.getName(), row -> new TreeSet<>()).add(test.getDisplayName());
            }
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (passed.isEmpty()) {
            return;
        }
        List<String> missing =
                ROWS.stream().filter(row -> !passed.containsKey(row)).toList();
        List<String> lines = new ArrayList<>();
        lines.add("Rows of the specification with a passing test: " + (ROWS.size() - missing.size()) + " of "
                + ROWS.size());
        lines.add(missing.isEmpty() ? "No row is without one." : "Rows with none: " + String.join(" ", missing));
        lines.forEach(System.out::println);
        for (String row : ROWS) {
            passed.getOrDefault(row, Set.of()).forEach(test -> lines.add(row + " " + test));
        }
        try {
            Files.write(Files.createDirectories(Path.of("target")).resolve("rows.txt"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> rows(char letter, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(number -> letter + Integer.toString(number));
    }
}
