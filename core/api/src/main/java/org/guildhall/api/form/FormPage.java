package org.guildhall.api.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question page. Its texts are {@code FORM.PAGE.title}, {@code .intro} and {@code .next} (the label of the button to go
 * on; absent means the next page's title).
 *
 * @param when the page is asked only where this holds; null means always
 */
public record FormPage(
        String id, List<FormField> fields, @Nullable Condition when) {}
