package org.guildhall.api.form;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.jspecify.annotations.Nullable;

/**
 * Answers by field name: texts, lists of texts, and for names and addresses maps of texts; exactly what JSON keeps.
 *
 * @param values never changed; unfinished answers (half a date, say) stand in it as they were typed
 */
public record Answers(Map<String, Object> values) {
    /** No answers yet. */
    public static final Answers NONE = new Answers(Map.of());

    /** Copies the values. */
    public Answers {
        values = Map.copyOf(values);
    }

    /** The text of a field; empty where there is none. */
    public String text(String field) {
        return values.get(field) instanceof String text ? text : "";
    }

    /** All texts of a field: one for a single answer, several for a list. */
    public List<String> all(String field) {
        return switch (values.get(field)) {
            case String text -> List.of(text);
            case List<?> list -> list.stream().map(Object::toString).toList();
            case null, default -> List.of();
        };
    }

    /** The parts of a name or address. */
    public Map<String, String> parts(String field) {
        Map<String, String> parts = new TreeMap<>();
        if (values.get(field) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> parts.put(key.toString(), value.toString()));
        }
        return parts;
    }

    /** The date of a field, if it is whole and exists. */
    public Optional<LocalDate> date(String field) {
        try {
            return Stream.of(text(field))
                    .filter(text -> !text.isEmpty())
                    .map(LocalDate::parse)
                    .findFirst();
        } catch (DateTimeParseException unfinished) {
            return Optional.empty();
        }
    }

    /** The name in a field. */
    public PersonName name(String field) {
        Map<String, String> parts = parts(field);
        return new PersonName(parts.getOrDefault("forename", ""), parts.getOrDefault("surname", ""));
    }

    /** The address in a field. */
    public Address address(String field) {
        Map<String, String> parts = parts(field);
        return new Address(
                parts.getOrDefault("propertyName", ""),
                parts.getOrDefault("houseNumber", ""),
                parts.getOrDefault("street", ""),
                parts.getOrDefault("area", ""),
                parts.getOrDefault("town", ""),
                parts.getOrDefault("county", ""),
                parts.getOrDefault("postcode", ""),
                parts.get("uprn"));
    }

    /** These answers with one more; null takes it away. */
    public Answers with(String field, @Nullable Object value) {
        Map<String, Object> more = new TreeMap<>(values);
        if (value == null) {
            more.remove(field);
        } else {
            more.put(field, value);
        }
        return new Answers(more);
    }

    /** These answers with a name. */
    public Answers with(String field, PersonName name) {
        return with(field, (Object) Map.of("forename", name.forename(), "surname", name.surname()));
    }

    /** These answers with an address. */
    public Answers with(String field, Address address) {
        Map<String, String> parts = new TreeMap<>(Map.of(
                "propertyName", address.propertyName(),
                "houseNumber", address.houseNumber(),
                "street", address.street(),
                "area", address.area(),
                "town", address.town(),
                "county", address.county(),
                "postcode", address.postcode()));
        String uprn = address.uprn();
        if (uprn != null) {
            parts.put("uprn", uprn);
        }
        return with(field, (Object) parts);
    }
}
