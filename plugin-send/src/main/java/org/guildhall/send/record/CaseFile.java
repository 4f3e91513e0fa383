package org.guildhall.send.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.send.clock.EventKind;

/**
 * A file of cases: UTF-8, RFC 4180, the first line names the columns in any order. A column of a decision is called as its kind of event
 * with underscores, such as {@code decided_to_assess}, and holds its date.
 */
final class CaseFile {
    /** Columns without which no case can be opened. */
    static final List<String> NEEDED = List.of("reference", "forename", "surname", "date_of_birth", "received");

    /** Columns that may be there. */
    static final List<String> KNOWN = List.of(
            "property_name",
            "house_number",
            "street",
            "area",
            "town",
            "county",
            "postcode",
            "uprn",
            "asked_by",
            "asker_name",
            "asker_email",
            "caseworker_email");

    private static final int MOST_LINES = 50_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cntrl}\uFFFD]");

    /** Of spreadsheets in countries that write a comma in numbers. */
    private static final Pattern OTHER_SEPARATOR = Pattern.compile("[;\t]");

    private CaseFile() {}

    /** Columns of decisions, each with its kind of event. */
    static Map<String, EventKind> events() {
        Map<String, EventKind> columns = new LinkedHashMap<>();
        for (EventKind kind : EventKind.values()) {
            if (kind != EventKind.REQUEST_RECEIVED && !kind.ofRemedy()) {
                columns.put(kind.name().toLowerCase(Locale.ROOT), kind);
            }
        }
        return columns;
    }

    /**
     * A line as it stands in the file.
     *
     * @param problems what is wrong with the line itself; it has no values then
     */
    record Row(int number, String first, Map<String, String> values, List<FieldProblem> problems) {
        String value(String column) {
            return values.getOrDefault(column, "");
        }
    }

    /**
     * Reads a file line by line.
     *
     * @throws InvalidInputException if its first line does not name the columns
     */
    static void read(InputStream csv, Consumer<Row> each) throws IOException {
        try (CSVParser parser = CSVFormat.RFC4180.parse(new InputStreamReader(
                csv,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)))) {
            Iterator<CSVRecord> records = parser.iterator();
            List<String> columns = heading(records);
            int line = lineAfter(parser);
            try {
                for (int lines = 0; records.hasNext(); lines++) {
                    if (lines == MOST_LINES) {
                        each.accept(broken(line, "", FieldProblem.of("file", "send.import.too-many", MOST_LINES)));
                        return;
                    }
                    CSVRecord row = records.next();
                    if (row.size() > 1 || !row.get(0).isBlank()) {
                        each.accept(row(line, row, columns));
                    }
                    line = lineAfter(parser);
                }
            } catch (UncheckedIOException unreadable) {
                // what comes after cannot be told apart any more; the report says so
                each.accept(broken(line, "", FieldProblem.of("file", "send.import.unreadable")));
            }
        }
    }

    private static List<String> heading(Iterator<CSVRecord> records) {
        List<String> columns = new ArrayList<>();
        try {
            if (records.hasNext()) {
                records.next()
                        .forEach(name -> columns.add(
                                name.replace(BYTE_ORDER_MARK, "").strip().toLowerCase(Locale.ROOT)));
            }
        } catch (UncheckedIOException unreadable) {
            throw new InvalidInputException(List.of(FieldProblem.of("file", "send.import.unreadable")));
        }
        if (columns.size() == 1 && OTHER_SEPARATOR.matcher(columns.getFirst()).find()) {
            throw new InvalidInputException(List.of(FieldProblem.of("file", "send.import.separator")));
        }
        List<FieldProblem> problems = new ArrayList<>();
        NEEDED.stream()
                .filter(name -> !columns.contains(name))
                .forEach(name -> problems.add(FieldProblem.of("file", "send.import.column.missing", name)));
        Set<String> seen = new HashSet<>();
        for (String name : columns) {
            if (!NEEDED.contains(name) && !KNOWN.contains(name) && !events().containsKey(name)) {
                problems.add(FieldProblem.of("file", "send.import.column.unknown", name));
            } else if (!seen.add(name)) {
                problems.add(FieldProblem.of("file", "send.import.column.twice", name));
            }
        }
        CaseChecks.none(problems);
        return columns;
    }

    private static Row row(int number, CSVRecord row, List<String> columns) {
        if (row.size() != columns.size()) {
            return broken(
                    number,
                    row.get(0).strip(),
                    FieldProblem.of("file", "send.import.wrong-number-of-values", columns.size(), row.size()));
        }
        Map<String, String> values = new HashMap<>();
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String value = row.get(i).strip();
            if (UNREADABLE.matcher(value).find()) {
                problems.add(FieldProblem.of(columns.get(i), "send.import.unreadable-value", columns.get(i)));
            }
            values.put(columns.get(i), value);
        }
        String reference = values.getOrDefault("reference", "");
        return new Row(number, reference, problems.isEmpty() ? values : Map.of(), problems);
    }

    private static Row broken(int number, String first, FieldProblem problem) {
        return new Row(number, first, Map.of(), List.of(problem));
    }

    private static int lineAfter(CSVParser parser) {
        return Math.toIntExact(parser.getCurrentLineNumber()) + 1;
    }
}
