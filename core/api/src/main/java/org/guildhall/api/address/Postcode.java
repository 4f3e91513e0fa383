package org.guildhall.api.address;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** United Kingdom postcodes in the form of BS 7666. */
public final class Postcode {
    private static final Pattern FORM = Pattern.compile(
            "GIR0AA|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]|[A-HK-Y][0-9][0-9ABEHMNPRV-Y]|[0-9][A-HJKPS-UW])[0-9][ABD-HJLNP-UW-Z]{2}");

    private Postcode() {}

    /** The postcode in upper case with its one space, or nothing where the text is no postcode. */
    public static Optional<String> format(String text) {
        String packed = text.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Z}-]", "");
        if (!FORM.matcher(packed).matches()) {
            return Optional.empty();
        }
        int inward = packed.length() - 3;
        return Optional.of(packed.substring(0, inward) + " " + packed.substring(inward));
    }
}
