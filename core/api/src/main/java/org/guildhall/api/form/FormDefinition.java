package org.guildhall.api.form;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A form: question pages in their order.
 *
 * @param id stable name with the portal first, such as {@code finance.access-request}
 * @param version raised when a change would make old answers unreadable
 * @param groups what the form may be about more than once
 */
public record FormDefinition(String id, int version, List<FormPage> pages, List<FormGroup> groups) {
    /** A form about one thing. */
    public FormDefinition(String id, int version, List<FormPage> pages) {
        this(id, version, pages, List.of());
    }

    /** The field of this name, as defined. */
    public Optional<FormField> field(String name) {
        return pages.stream()
                .flatMap(page -> page.fields().stream())
                .filter(field -> field.name().equals(FormField.key(name)))
                .findFirst();
    }

    /** The group of this name. */
    public Optional<FormGroup> group(@Nullable String name) {
        return groups.stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** The form as it is laid out for these answers: pages and fields about items of a group stand there once for each. */
    public FormDefinition forAnswers(Answers answers) {
        if (groups.isEmpty()) {
            return this;
        }
        return new FormDefinition(
                id,
                version,
                pages.stream().flatMap(page -> laidOut(page, answers)).toList(),
                groups);
    }

    private Stream<FormPage> laidOut(FormPage page, Answers answers) {
        Optional<FormGroup> each = group(page.each());
        if (each.isPresent()) {
            return each.get().items(answers).stream()
                    .map(item -> new FormPage(
                            FormField.of(page.id(), item),
                            page.fields().stream()
                                    .map(field -> about(field, item, each.get(), answers))
                                    .toList(),
                            about(page.when(), item, each.get(), answers),
                            null,
                            page.each()));
        }
        List<FormField> fields = group(page.collects())
                .map(group -> group.items(answers).stream()
                        .flatMap(item -> page.fields().stream().map(field -> about(field, item, group, answers)))
                        .toList())
                .orElseGet(() -> page.fields().stream()
                        .map(field -> with(field, field.name(), about(field.when(), null, null, answers)))
                        .toList());
        return Stream.of(
                new FormPage(page.id(), fields, about(page.when(), null, null, answers), page.collects(), null));
    }

    private FormField about(FormField field, String item, FormGroup group, Answers answers) {
        return with(field, FormField.of(field.name(), item), about(field.when(), item, group, answers));
    }

    private static FormField with(FormField field, String name, @Nullable Condition when) {
        return new FormField(
                name,
                field.type(),
                field.required(),
                field.options(),
                field.optionsFrom(),
                field.maximumLength(),
                when,
                field.purpose(),
                field.autocomplete());
    }

    /** Within a group a condition means the same item; from elsewhere, any item. */
    private @Nullable Condition about(
            @Nullable Condition when, @Nullable String item, @Nullable FormGroup group, Answers answers) {
        if (when == null) {
            return null;
        }
        return new Condition(
                when.fields().stream()
                        .flatMap(field -> {
                            FormGroup asked = groupOf(field);
                            if (asked == null) {
                                return Stream.of(field);
                            }
                            return asked.equals(group) && item != null
                                    ? Stream.of(FormField.of(field, item))
                                    : asked.items(answers).stream().map(any -> FormField.of(field, any));
                        })
                        .toList(),
                when.isOneOf());
    }

    /** The group about whose items a field is asked. */
    private @Nullable FormGroup groupOf(String field) {
        return pages.stream()
                .filter(page ->
                        page.fields().stream().anyMatch(asked -> asked.name().equals(field)))
                .flatMap(page -> group(page.collects() == null ? page.each() : page.collects()).stream())
                .findFirst()
                .orElse(null);
    }
}
