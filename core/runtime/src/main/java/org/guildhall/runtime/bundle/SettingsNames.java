package org.guildhall.runtime.bundle;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the settings forms of a portal's file are called, in the language of the files without one in their names. */
final class SettingsNames {
    private static final Pattern FILE = Pattern.compile("<[\\w:]*MetaData\\b[^>]*?\\blocalization=\"([^\"]*)\"");
    private static final Pattern FORM = Pattern.compile("<OCD\\b[^>]*?\\bname=\"([^\"]*)\"");
    private static final String ENDING = ".properties";

    private static final int MOST_TEXT = 1 << 20;

    private record Form(String file, String name) {}

    private final List<Form> forms = new ArrayList<>();
    private final Map<String, String> files = new HashMap<>();
    private int left = MOST_TEXT;

    /** Notes the forms of a definition (OSGi Metatype). */
    void addDefinition(String xml) {
        Matcher file = FILE.matcher(xml);
        String texts = file.find() ? file.group(1) : "";
        FORM.matcher(xml).results().forEach(form -> forms.add(new Form(texts, form.group(1))));
    }

    /** Notes a file of texts, as long as they are not more than any portal needs. */
    void addTexts(String entry, String properties) {
        left -= properties.length();
        if (left >= 0) {
            files.put(entry, properties);
        }
    }

    /** The names. */
    List<String> all() {
        return forms.stream().map(this::name).toList();
    }

    private String name(Form form) {
        if (!form.name.startsWith("%")) {
            return form.name;
        }
        Properties texts = new Properties();
        try {
            texts.load(new StringReader(files.getOrDefault(form.file + ENDING, "")));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (IllegalArgumentException malformed) {
            // a text that cannot be read is no reason against the portal
            return form.name.substring(1);
        }
        return texts.getProperty(form.name.substring(1), form.name.substring(1));
    }
}
