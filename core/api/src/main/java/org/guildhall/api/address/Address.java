package org.guildhall.api.address;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A postal address in the parts that the registration form asks for; absent parts are empty, never null.
 *
 * @param propertyName name of the building or flat
 * @param houseNumber number or name of the house
 * @param street thoroughfare
 * @param area locality within the town
 * @param town post town
 * @param county county
 * @param postcode as {@link Postcode#format} writes it
 * @param uprn unique property reference number where the address was looked up
 */
public record Address(
        String propertyName,
        String houseNumber,
        String street,
        String area,
        String town,
        String county,
        String postcode,
        @Nullable String uprn) {

    /** An address with nothing in it. */
    public static final Address EMPTY = new Address("", "", "", "", "", "", "", null);

    /** The address as lines of text, empty parts left out. */
    public Stream<String> lines() {
        return Stream.of(propertyName, (houseNumber + " " + street).strip(), area, town, county, postcode)
                .filter(line -> !line.isBlank());
    }

    /** The address on one line. */
    public String oneLine() {
        return lines().collect(Collectors.joining(", "));
    }

    /** Whether nothing was entered. */
    public boolean isEmpty() {
        return lines().findAny().isEmpty();
    }

    /** Whether both are the same property: by reference number where both have one, else by their lines. */
    public boolean sameProperty(Address other) {
        if (uprn != null && other.uprn != null) {
            return Objects.equals(uprn, other.uprn);
        }
        return oneLine().equalsIgnoreCase(other.oneLine());
    }
}
