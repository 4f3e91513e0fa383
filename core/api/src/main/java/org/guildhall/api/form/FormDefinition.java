package org.guildhall.api.form;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A form: question pages in their order. Any of its titles, introductions, labels, hints and words for what is missing may be there
 * once more for an answer that chooses the voice: {@code FORM.FIELD.label.ANSWER}. Where it is not, the usual words speak.
 *
 * @param id stable name with the portal first, such as {@code finance.access-request}
 * @param version raised when a change would make old answers unreadable
 * @param groups what the form may be about more than once
 * @param voices choices that choose the voice, the first one that is answered; empty for a form that speaks to all alike
 */
public record FormDefinition(
        String id, int version, List<FormPage> pages, List<FormGroup> groups, List<String> voices) {
    /** A form that speaks to all alike. */
    public FormDefinition(String id, int version, List<FormPage> pages, List<FormGroup> groups) {
        this(id, version, pages, groups, List.of());
    }

    /** A form about one thing. */
    public FormDefinition(String id, int version, List<FormPage> pages) {
        this(id, version, pages, List.of());
    }

    /** This form with other pages. */
    public FormDefinition withPages(List<FormPage> others) {
        return new FormDefinition(id, version, others, groups, voices);
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
        return withPages(pages.stream().flatMap(page -> laidOut(page, answers)).toList());
    }

    /**
     * The answer that chooses the voice of a page or of a field on it; empty for the usual words. About an item of a group it is what
     * was answered for that item; about none, of the answers for all items the one that stands first among the options.
     *
     * @param item the item that the page or the field is about
     * @param answers those to questions that are asked, and no others
     */
    public String voice(FormPage page, Optional<String> item, Answers answers) {
        return voices.stream()
                .map(field -> voice(field, page, item, answers))
                .filter(answer -> !answer.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String voice(String field, FormPage page, Optional<String> item, Answers answers) {
        FormGroup asked = groupOf(field);
        if (asked == null) {
            return answers.text(field);
        }
        if (item.isPresent()
                && (asked.name().equals(page.each()) || asked.name().equals(page.collects()))) {
            return answers.text(FormField.of(field, item.get()));
        }
        List<String> all = asked.items(answers).stream()
                .map(any -> answers.text(FormField.of(field, any)))
                .toList();
        return field(field).stream()
                .flatMap(choice -> choice.options().stream())
                .filter(all::contains)
                .findFirst()
                .orElse("");
    }

    /**
     * The key of one of the form's texts in a voice.
     *
     * @param rest the key after the form's id
     * @param voice empty for the usual words
     * @param known whether there are words under a key
     */
    public String textKey(String rest, String voice, Predicate<String> known) {
        String key = id + "." + rest;
        String own = key + "." + voice;
        return voice.isEmpty() || !known.test(own) ? key : own;
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
