package org.guildhall.runtime.form;

import java.util.LinkedHashSet;
import java.util.Set;
import org.guildhall.api.form.FieldType;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormField;
import org.guildhall.api.form.FormPage;

/** Which words a form has, by their keys without the form's id (see {@link FormField} and {@link FormPage}). */
final class FormWords {
    private static final Set<String> PARTS = Set.of(
            "forename", "surname", "day", "month", "year", "street", "town", "postcode", "houseNumber", "propertyName");

    private FormWords() {}

    /** Those without which somebody would read a key. */
    static Set<String> needed(FormDefinition form) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add("title");
        for (FormPage page : form.pages()) {
            keys.add(page.id() + ".title");
            if (page.collects() != null) {
                keys.add(page.id() + ".item");
                keys.add(page.id() + ".add");
            }
            for (FormField field : page.fields()) {
                keys.add(field.name() + ".label");
                field.options().forEach(option -> keys.add(field.name() + "." + option));
            }
        }
        return keys;
    }

    /** Those that may stand there besides. */
    static Set<String> possible(FormDefinition form) {
        Set<String> keys = new LinkedHashSet<>(Set.of("intro"));
        for (FormPage page : form.pages()) {
            keys.add(page.id() + ".intro");
            keys.add(page.id() + ".next");
            for (FormField field : page.fields()) {
                keys.add(field.name() + ".hint");
                keys.add(field.name() + ".missing");
                field.options().forEach(option -> keys.add(field.name() + "." + option + ".hint"));
                if (field.type() == FieldType.NAME || field.type() == FieldType.ADDRESS) {
                    PARTS.forEach(part -> keys.add(field.name() + "." + part + ".missing"));
                }
            }
        }
        form.voices().stream()
                .flatMap(voice -> form.field(voice).stream())
                .flatMap(choice -> choice.options().stream())
                .distinct()
                .forEach(answer -> inVoice(form, answer, keys));
        return keys;
    }

    private static void inVoice(FormDefinition form, String answer, Set<String> keys) {
        for (FormPage page : form.pages()) {
            keys.add(page.id() + ".title." + answer);
            keys.add(page.id() + ".intro." + answer);
            for (FormField field : page.fields()) {
                keys.add(field.name() + ".label." + answer);
                keys.add(field.name() + ".hint." + answer);
                keys.add(field.name() + ".missing." + answer);
            }
        }
    }
}
