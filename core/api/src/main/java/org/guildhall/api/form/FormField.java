package org.guildhall.api.form;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One question. Its texts are {@code FORM.FIELD.label}, {@code .hint}, {@code .missing} and, for options, {@code
 * FORM.FIELD.OPTION}. Asked about an item of a group, label and missing may name it as {@code {0}}.
 *
 * @param name stable name, the key of its answer
 * @param options the choices; empty with {@code optionsFrom} set means that the portal supplies them
 * @param optionsFrom name of a list that the portal supplies, such as its role catalogue
 * @param maximumLength of a text, in characters
 * @param when asked only where this holds; null means always
 * @param purpose upload policy of a file field
 */
public record FormField(
        String name,
        FieldType type,
        boolean required,
        List<String> options,
        @Nullable String optionsFrom,
        int maximumLength,
        @Nullable Condition when,
        @Nullable String purpose,
        @Nullable String autocomplete) {
    private static final char ITEM = '_';

    /** The name of a field, or the id of a page, for an item of a group. */
    public static String of(String name, String item) {
        return name + ITEM + item;
    }

    /** The item in the name of a field or the id of a page. */
    public static Optional<String> item(String name) {
        int at = name.indexOf(ITEM);
        return at < 0 ? Optional.empty() : Optional.of(name.substring(at + 1));
    }

    /** The name of a field, or the id of a page, as the definition has it. */
    public static String key(String name) {
        int at = name.indexOf(ITEM);
        return at < 0 ? name : name.substring(0, at);
    }

    /** The name in the definition, as texts have it: without the item. */
    public String key() {
        return key(name);
    }

    /** The item that is asked about, once the form is {@linkplain FormDefinition#forAnswers laid out}. */
    public Optional<String> item() {
        return item(name);
    }
}
