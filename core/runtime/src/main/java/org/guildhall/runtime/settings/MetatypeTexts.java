package org.guildhall.runtime.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/**
 * What a definition of settings says in one language. A text that begins with {@code %} is the key of one in the files that the
 * definition names (OSGi Compendium, 105.9): {@code NAME.properties}, and {@code NAME_cy.properties} on top.
 */
final class MetatypeTexts {
    private final Properties texts = new Properties();

    private MetatypeTexts() {}

    /**
     * Reads the files of a bundle.
     *
     * @param name of the files without language and ending; null where the definition names none
     */
    static MetatypeTexts of(Bundle bundle, @Nullable String name, Locale language) {
        MetatypeTexts found = new MetatypeTexts();
        if (name != null && !name.isBlank()) {
            // the language that is asked for comes last and so wins
            for (String tail : List.of("", "_en", "_" + language.getLanguage(), "_" + language)) {
                URL file = bundle.getEntry(name + tail + ".properties");
                if (file != null) {
                    found.read(file);
                }
            }
        }
        return found;
    }

    private void read(URL file) {
        // as java.util.Properties defines it: ISO 8859-1
        try (InputStream in = file.openStream()) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The texts of settings cannot be read: " + file, e);
        }
    }

    /** The text, or what it says otherwise where the definition has none. */
    String get(@Nullable String text, String otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        return text.startsWith("%") ? texts.getProperty(text.substring(1), text.substring(1)) : text;
    }
}
