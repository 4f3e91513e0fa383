package org.guildhall.finance.intake;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a manifest line by line: UTF-8, RFC 4180, the first line names the columns. */
final class ManifestReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** Stands for bytes that are not UTF-8: half a character, which no UTF-8 gives, so that it is known again in its row. */
    private static final String NOT_UTF_8 = "\uDC80";

    private static final Pattern HALF_A_CHARACTER = Pattern.compile("\\p{Cs}");

    private final List<String> columns;

    ManifestReader(List<String> columns) {
        this.columns = columns;
    }

    void read(Path file, Consumer<ManifestLine> each) throws IOException {
        try (Reader reader = new InputStreamReader(
                        Files.newInputStream(file),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .replaceWith(NOT_UTF_8)
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE));
                CSVParser parser = CSVFormat.RFC4180.parse(reader)) {
            Iterator<CSVRecord> records = parser.iterator();
            int line = 1;
            try {
                if (!records.hasNext() || !header(records.next()).equals(columns)) {
                    each.accept(
                            new ManifestLine.Broken(1, "", "finance.import.wrong-columns", String.join(",", columns)));
                    return;
                }
                line = lineAfter(parser);
                while (records.hasNext()) {
                    CSVRecord row = records.next();
                    if (row.size() > 1 || !row.get(0).isBlank()) {
                        each.accept(line(line, row));
                    }
                    line = lineAfter(parser);
                }
            } catch (UncheckedIOException unreadable) {
                // what comes after cannot be told apart any more; the report says so
                each.accept(new ManifestLine.Broken(line, "", "finance.import.unreadable"));
            }
        }
    }

    private ManifestLine line(int number, CSVRecord row) {
        String first = HALF_A_CHARACTER.matcher(row.get(0)).replaceAll("\uFFFD");
        if (row.size() != columns.size()) {
            return new ManifestLine.Broken(
                    number, first, "finance.import.wrong-number-of-values", columns.size(), row.size());
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i), row.get(i).strip());
        }
        return checked(number, first, values);
    }

    /** The values as a row, if they hold nothing that no database and no reader agrees on. */
    ManifestLine checked(int number, String first, Map<String, String> values) {
        String notUtf8 = columnsWith(HALF_A_CHARACTER, values);
        if (!notUtf8.isEmpty()) {
            return new ManifestLine.Broken(number, first, "finance.import.not-utf-8", notUtf8);
        }
        String control = columnsWith(CONTROL, values);
        return control.isEmpty()
                ? new ManifestLine.Row(number, values)
                : new ManifestLine.Broken(number, first, "finance.import.control-characters", control);
    }

    private String columnsWith(Pattern wrong, Map<String, String> values) {
        return columns.stream()
                .filter(column -> wrong.matcher(values.getOrDefault(column, "")).find())
                .collect(Collectors.joining(", "));
    }

    private static List<String> header(CSVRecord first) {
        return first.stream()
                .map(name -> name.replace(BYTE_ORDER_MARK, "").strip())
                .toList();
    }

    private static int lineAfter(CSVParser parser) {
        return Math.toIntExact(parser.getCurrentLineNumber()) + 1;
    }
}
