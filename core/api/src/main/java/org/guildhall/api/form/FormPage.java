package org.guildhall.api.form;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One question page. Its texts are {@code FORM.PAGE.title}, {@code .intro} and {@code .next} (the label of the button to go
 * on; absent means the next page's title). On a page that is asked for each item of a group, title and intro may name the item
 * as {@code {0}}; a page that collects items has {@code .item} (the heading of one, {@code {0}} its place) and {@code .add}
 * besides.
 *
 * @param when the page is asked only where this holds; null means always
 * @param collects the group whose items are listed here, each with these fields; null means none
 * @param each the group for each of whose items the page is asked; null means none
 */
public record FormPage(
        String id,
        List<FormField> fields,
        @Nullable Condition when,
        @Nullable String collects,
        @Nullable String each) {
    /** A page that stands there once. */
    public FormPage(String id, List<FormField> fields, @Nullable Condition when) {
        this(id, fields, when, null, null);
    }

    /** The id in the definition, as texts have it: without the item. */
    public String key() {
        return FormField.key(id);
    }

    /** The item that the page is about, once the form is {@linkplain FormDefinition#forAnswers laid out}. */
    public Optional<String> item() {
        return FormField.item(id);
    }
}
