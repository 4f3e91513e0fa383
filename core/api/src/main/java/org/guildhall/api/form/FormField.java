package org.guildhall.api.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question. Its texts are {@code FORM.FIELD.label}, {@code .hint}, {@code .missing} and, for options, {@code
 * FORM.FIELD.OPTION}.
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
        @Nullable String autocomplete) {}
