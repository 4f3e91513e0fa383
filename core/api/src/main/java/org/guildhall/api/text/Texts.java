package org.guildhall.api.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The text catalogues of all bundles ({@code texts/NAME.en.properties} and {@code .cy.properties}) with the council's own
 * wording on top; a key missing in one language is answered in English.
 */
@ProviderType
public interface Texts {
    /** English, the language of the catalogue that always is complete. */
    Locale ENGLISH = Locale.UK;

    /** Welsh. */
    Locale WELSH = Locale.of("cy", "GB");

    /** The text with its values put in ({@code {0}}, {@code {1}}); {@code {council}} and {@code {portals}} are always known. */
    String get(Locale language, String key, Object... values);

    /** Whether the key has a text. */
    boolean has(String key);

    /** The languages that can be chosen. */
    List<Locale> languages();

    /** A date as "23 Jan 2023". */
    String date(Locale language, LocalDate date);

    /** A date and time as "30 Jan 2023 14:45", Europe/London. */
    String dateTime(Locale language, Instant time);

    /** A promise in words, as "by 5pm on Tuesday 6 May". */
    String byEndOf(Locale language, LocalDate day);
}
