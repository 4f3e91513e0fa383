package org.guildhall.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ends a test run with the rows of the specification that no passing test carries as its tag. */
public final class RowsReport {
    /** Where each process of the tests notes what passed, below the module's folder. */
    static final Path FOLDER = Path.of("target", "rows");

    private static final List<String> ROWS = Stream.of(
                    rows('A', 1, 11),
                    rows('B', 1, 9),
                    rows('C', 1, 5),
                    Stream.of("C8", "C9"),
                    rows('D', 1, 3),
                    rows('E', 1, 4),
                    rows('F', 0, 16),
                    rows('G', 0, 10),
                    rows('H', 1, 10))
            .flatMap(rows -> rows)
            .toList();

    private RowsReport() {}

    /** Prints the report of the module's folder given. */
    public static void main(String[] arguments) throws IOException {
        SortedSet<String> passed = new TreeSet<>();
        Path folder = Path.of(arguments[0]).resolve(FOLDER);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    passed.addAll(Files.readAllLines(file));
                }
            }
        }
        List<String> missing = ROWS.stream()
                .filter(row -> passed.stream().noneMatch(line -> line.startsWith(row + " ")))
                .toList();
        System.out.println("Rows of the specification with a passing test: " + (ROWS.size() - missing.size()) + " of "
                + ROWS.size());
        System.out.println(
                missing.isEmpty() ? "No row is without one." : "Rows with none: " + String.join(" ", missing));
    }

    private static Stream<String> rows(char letter, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(number -> letter + Integer.toString(number));
    }
}
