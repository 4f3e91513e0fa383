package org.guildhall.runtime.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Texts by language and key.
 *
 * @param texts never changed
 */
public record Catalogue(Map<String, Map<String, String>> texts) {
    static final String ENGLISH = "en";
    static final String WELSH = "cy";
    static final Catalogue EMPTY = new Catalogue(Map.of());

    /** Reads files named {@code NAME.LANGUAGE.properties} or {@code LANGUAGE.properties}, in UTF-8. */
    public static Catalogue read(Collection<URL> files) {
        Map<String, Map<String, String>> texts = new HashMap<>();
        for (URL file : files) {
            String[] name = file.getPath()
                    .substring(file.getPath().lastIndexOf('/') + 1)
                    .split("\\.");
            String language = name[Math.max(0, name.length - 2)];
            try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                Properties properties = new Properties();
                properties.load(reader);
                Map<String, String> words = texts.computeIfAbsent(language, key -> new HashMap<>());
                properties.forEach((key, text) -> words.put(key.toString(), text.toString()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("The texts " + file + " cannot be read", unreadable);
            }
        }
        return new Catalogue(texts);
    }

    /** All texts together; a later catalogue wins. */
    static Catalogue merge(Collection<Catalogue> catalogues) {
        Map<String, Map<String, String>> all = new HashMap<>();
        for (Catalogue catalogue : catalogues) {
            catalogue.texts.forEach((language, words) ->
                    all.computeIfAbsent(language, key -> new HashMap<>()).putAll(words));
        }
        return new Catalogue(all);
    }

    @Nullable
    String get(String language, String key) {
        return texts.getOrDefault(language, Map.of()).get(key);
    }
}
