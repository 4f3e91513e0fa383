package org.guildhall.runtime.address;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.guildhall.api.address.Address;
import org.guildhall.api.address.Postcode;
import org.jspecify.annotations.Nullable;

/** Reads a gazetteer: a table with a header line, or the records of AddressBase Premium, which begin with their numbers. */
final class GazetteerFile {
    private static final Pattern RECORD = Pattern.compile("\"?[0-9]{2}\"?,.*");
    private static final Pattern LEADING_NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Comparator<Address> ORDER = Comparator.comparing(Address::street)
            .thenComparing(address -> number(address.houseNumber()))
            .thenComparing(Address::houseNumber)
            .thenComparing(address -> number(address.propertyName()))
            .thenComparing(Address::propertyName);

    private GazetteerFile() {}

    /** The addresses by postcode, in the order of their numbers. */
    static Map<String, List<Address>> read(Reader csv, GazetteerSettings settings) throws IOException {
        BufferedReader lines = new BufferedReader(csv);
        lines.mark(1 << 16);
        String first = lines.readLine();
        if (first == null) {
            return Map.of();
        }
        lines.reset();
        Map<String, String> columns = columns(settings.columns());
        List<Address> addresses = RECORD.matcher(first).matches()
                ? new AddressBaseRecords(columns, settings.county()).read(lines)
                : table(lines, columns, settings.county());
        Map<String, List<Address>> byPostcode = new HashMap<>();
        for (Address address : addresses) {
            byPostcode
                    .computeIfAbsent(address.postcode(), postcode -> new ArrayList<>(16))
                    .add(address);
        }
        byPostcode.replaceAll(
                (postcode, found) -> found.stream().sorted(ORDER).distinct().toList());
        return byPostcode;
    }

    private static List<Address> table(Reader csv, Map<String, String> columns, String county) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        List<Address> addresses = new ArrayList<>();
        try (CSVParser rows = CSVParser.parse(csv, format)) {
            for (var row : rows) {
                PartReader part = name -> {
                    String column = columns.getOrDefault(name, name);
                    return row.isSet(column) ? row.get(column) : "";
                };
                Postcode.format(part.of("postcode")).ifPresent(postcode -> {
                    String uprn = part.of("uprn");
                    String named = part.of("county");
                    addresses.add(new Address(
                            part.of("property_name"),
                            part.of("house_number"),
                            part.of("street"),
                            part.of("area"),
                            part.of("town"),
                            named.isEmpty() ? county : named,
                            postcode,
                            uprn.isEmpty() ? null : uprn));
                });
            }
        }
        return addresses;
    }

    private static Map<String, String> columns(String[] declared) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String each : declared) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                columns.put(
                        each.substring(0, equals).strip(),
                        each.substring(equals + 1).strip());
            }
        }
        return columns;
    }

    private static int number(@Nullable String text) {
        Matcher digits = LEADING_NUMBER.matcher(text == null ? "" : text);
        return digits.find() ? Integer.parseInt(digits.group()) : 0;
    }

    @FunctionalInterface
    private interface PartReader {
        String of(String name);
    }
}
