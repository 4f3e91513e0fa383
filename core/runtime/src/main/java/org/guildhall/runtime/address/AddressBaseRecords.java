package org.guildhall.runtime.address;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.guildhall.api.address.Address;
import org.guildhall.api.address.Postcode;
import org.jspecify.annotations.Nullable;

/**
 * Joins the records of AddressBase Premium (Ordnance Survey's technical specification, CSV): a property's delivery point (28)
 * is its address; one without takes its local name (24), street (15) and postcode (21).
 */
final class AddressBaseRecords {
    private static final Map<String, Integer> PRESETS = Map.ofEntries(
            Map.entry("15.USRN", 3),
            Map.entry("15.STREET_DESCRIPTION", 4),
            Map.entry("15.LOCALITY", 5),
            Map.entry("15.TOWN_NAME", 6),
            Map.entry("15.ADMINISTRATIVE_AREA", 7),
            Map.entry("15.LANGUAGE", 8),
            Map.entry("21.UPRN", 3),
            Map.entry("21.POSTCODE_LOCATOR", 20),
            Map.entry("24.UPRN", 3),
            Map.entry("24.LANGUAGE", 5),
            Map.entry("24.LOGICAL_STATUS", 6),
            Map.entry("24.SAO_START_NUMBER", 11),
            Map.entry("24.SAO_START_SUFFIX", 12),
            Map.entry("24.SAO_END_NUMBER", 13),
            Map.entry("24.SAO_END_SUFFIX", 14),
            Map.entry("24.SAO_TEXT", 15),
            Map.entry("24.PAO_START_NUMBER", 16),
            Map.entry("24.PAO_START_SUFFIX", 17),
            Map.entry("24.PAO_END_NUMBER", 18),
            Map.entry("24.PAO_END_SUFFIX", 19),
            Map.entry("24.PAO_TEXT", 20),
            Map.entry("24.USRN", 21),
            Map.entry("28.UPRN", 3),
            Map.entry("28.ORGANISATION_NAME", 5),
            Map.entry("28.DEPARTMENT_NAME", 6),
            Map.entry("28.SUB_BUILDING_NAME", 7),
            Map.entry("28.BUILDING_NAME", 8),
            Map.entry("28.BUILDING_NUMBER", 9),
            Map.entry("28.DEPENDENT_THOROUGHFARE", 10),
            Map.entry("28.THOROUGHFARE", 11),
            Map.entry("28.DOUBLE_DEPENDENT_LOCALITY", 12),
            Map.entry("28.DEPENDENT_LOCALITY", 13),
            Map.entry("28.POST_TOWN", 14),
            Map.entry("28.POSTCODE", 15));
    private static final String APPROVED = "1";

    private final Map<String, String> columns;
    private final String county;
    private final Map<String, Street> streets = new HashMap<>();
    private final Map<String, String> postcodes = new HashMap<>();
    private final List<LocalName> names = new ArrayList<>();
    private final Set<String> delivered = new HashSet<>();
    private final List<Address> addresses = new ArrayList<>();

    AddressBaseRecords(Map<String, String> columns, String county) {
        this.columns = columns;
        this.county = county;
    }

    List<Address> read(Reader csv) throws IOException {
        try (CSVParser rows = CSVParser.parse(csv, CSVFormat.RFC4180)) {
            for (CSVRecord row : rows) {
                boolean deleted = row.size() > 1 && "D".equals(row.get(1));
                if (!deleted) {
                    take(row);
                }
            }
        }
        for (LocalName name : names) {
            local(name);
        }
        return addresses;
    }

    private void take(CSVRecord row) {
        switch (row.get(0)) {
            case "15" -> {
                if (!"CYM".equals(part(row, "15.LANGUAGE"))) {
                    streets.put(
                            part(row, "15.USRN"),
                            new Street(
                                    worded(part(row, "15.STREET_DESCRIPTION")),
                                    worded(part(row, "15.LOCALITY")),
                                    worded(part(row, "15.TOWN_NAME")),
                                    worded(part(row, "15.ADMINISTRATIVE_AREA"))));
                }
            }
            case "21" -> postcodes.put(part(row, "21.UPRN"), part(row, "21.POSTCODE_LOCATOR"));
            case "24" -> {
                if (APPROVED.equals(part(row, "24.LOGICAL_STATUS")) && !"CYM".equals(part(row, "24.LANGUAGE"))) {
                    names.add(name(row));
                }
            }
            case "28" -> deliveryPoint(row);
            default -> {
                // headers, organisations, classifications and cross references name no address
            }
        }
    }

    private void deliveryPoint(CSVRecord row) {
        String postcode = Postcode.format(part(row, "28.POSTCODE")).orElse(null);
        if (postcode == null) {
            return;
        }
        delivered.add(part(row, "28.UPRN"));
        addresses.add(new Address(
                joined(
                        part(row, "28.ORGANISATION_NAME"),
                        part(row, "28.DEPARTMENT_NAME"),
                        part(row, "28.SUB_BUILDING_NAME"),
                        part(row, "28.BUILDING_NAME")),
                part(row, "28.BUILDING_NUMBER"),
                joined(part(row, "28.DEPENDENT_THOROUGHFARE"), part(row, "28.THOROUGHFARE")),
                joined(part(row, "28.DOUBLE_DEPENDENT_LOCALITY"), part(row, "28.DEPENDENT_LOCALITY")),
                worded(part(row, "28.POST_TOWN")),
                county,
                postcode,
                uprn(part(row, "28.UPRN"))));
    }

    private LocalName name(CSVRecord row) {
        return new LocalName(
                part(row, "24.UPRN"),
                part(row, "24.USRN"),
                joined(part(row, "24.SAO_TEXT"), range(row, "24.SAO_"), part(row, "24.PAO_TEXT")),
                range(row, "24.PAO_"));
    }

    private void local(LocalName name) {
        Street street = streets.get(name.usrn);
        String postcode = Postcode.format(postcodes.getOrDefault(name.uprn, "")).orElse(null);
        if (street == null || postcode == null || delivered.contains(name.uprn)) {
            return;
        }
        addresses.add(new Address(
                name.property,
                name.number,
                street.name,
                street.locality,
                street.town,
                county.isEmpty() ? street.area : county,
                postcode,
                uprn(name.uprn)));
    }

    private String range(CSVRecord row, String prefix) {
        String start = part(row, prefix + "START_NUMBER") + part(row, prefix + "START_SUFFIX");
        String end = part(row, prefix + "END_NUMBER") + part(row, prefix + "END_SUFFIX");
        return end.isEmpty() ? start : start + "-" + end;
    }

    private String part(CSVRecord row, String name) {
        String declared = columns.get(name);
        int column = declared == null ? PRESETS.getOrDefault(name, Integer.MAX_VALUE) : Integer.parseInt(declared);
        return column < row.size() ? row.get(column).strip() : "";
    }

    private static @Nullable String uprn(String text) {
        String significant = text.replaceFirst("^0+", "");
        return significant.isEmpty() ? null : significant;
    }

    private static String joined(String... parts) {
        return Stream.of(parts)
                .filter(part -> !part.isEmpty())
                .map(AddressBaseRecords::worded)
                .collect(Collectors.joining(", "));
    }

    /** The records are in capitals: "ST JOHN'S ROAD" becomes "St John's Road". */
    private static String worded(String capitals) {
        StringBuilder words = new StringBuilder(capitals.length());
        boolean begin = true;
        for (String letter : capitals.split("")) {
            words.append(begin ? letter.toUpperCase(Locale.UK) : letter.toLowerCase(Locale.UK));
            begin = letter.isBlank() || letter.equals("-") || letter.equals("(");
        }
        return words.toString();
    }

    private record Street(String name, String locality, String town, String area) {}

    private record LocalName(String uprn, String usrn, String property, String number) {}
}
