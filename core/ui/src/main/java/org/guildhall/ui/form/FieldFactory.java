package org.guildhall.ui.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.FieldType;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormField;
import org.guildhall.ui.field.AddressInput;
import org.guildhall.ui.field.CheckboxesInput;
import org.guildhall.ui.field.DateInput;
import org.guildhall.ui.field.Field;
import org.guildhall.ui.field.NameInput;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.field.TickInput;
import org.guildhall.ui.text.Words;

/** Makes the control of each kind of field, and shows each kind of answer in words. */
final class FieldFactory {
    private static final int LONG_TEXT_ROWS = 6;

    private final FormServices services;
    private final Words words;
    private final FormDefinition form;
    private final FormHost host;

    FieldFactory(FormServices services, FormDefinition form, FormHost host) {
        this.services = services;
        this.words = services.words();
        this.form = form;
        this.host = host;
    }

    Question question(FormField field, String called, String voice, String pageTitle, Draft draft) {
        String label = label(field, called, voice);
        Question question = make(field, label, draft);
        Field<?> control = question.field();
        String hint = words.orEmpty(form.textKey(field.key() + ".hint", voice, words::has));
        if (!hint.isEmpty()) {
            control.setHint(hint);
        }
        control.setRequired(field.required());
        if (label.equals(pageTitle)) {
            control.addClassName("gh-label-said");
        }
        return question;
    }

    /** The label of a field, which may name the item that it is about. */
    String label(FormField field, String called, String voice) {
        return words.get(form.textKey(field.key() + ".label", voice, words::has), called);
    }

    /** The answer in words, line by line; nothing where none was given. */
    List<String> told(FormField field, Answers answers) {
        String name = field.name();
        return switch (field.type()) {
            case TEXT, LONG_TEXT, EMAIL, PHONE -> answers.text(name).lines().toList();
            case DATE, DATE_OF_BIRTH ->
                List.of(answers.date(name).map(words::date).orElse(answers.text(name)));
            case CHOICE, SELECT, CHOICES ->
                answers.all(name).stream()
                        .map(value -> optionLabel(field, value))
                        .toList();
            case YES_NO, CONFIRM ->
                answers.all(name).stream()
                        .map(value -> words.get("yes".equals(value) ? "ui.yes" : "ui.no"))
                        .toList();
            case NAME -> List.of(answers.name(name).full());
            case ADDRESS -> answers.address(name).lines().toList();
            case FILES ->
                documents(answers.all(name)).stream()
                        .flatMap(id -> services.documents().find(id).stream())
                        .map(StoredDocument::fileName)
                        .toList();
        };
    }

    private Question make(FormField field, String label, Draft draft) {
        String name = field.name();
        return switch (field.type()) {
            case TEXT -> text(field, new TextInput(name, label));
            case LONG_TEXT -> text(field, TextInput.longText(name, label, LONG_TEXT_ROWS));
            case EMAIL -> text(field, TextInput.email(name, label));
            case PHONE -> text(field, TextInput.phone(name, label));
            case DATE, DATE_OF_BIRTH -> date(field, new DateInput(words, name, label));
            case CHOICE -> single(field, new RadioInput(name, label, options(field)));
            case SELECT -> single(field, new SelectInput(name, label, words.get("ui.select.prompt"), options(field)));
            case YES_NO -> single(field, RadioInput.yesNo(words, name, label));
            case CHOICES -> several(field, new CheckboxesInput(name, label, options(field)));
            case CONFIRM -> confirm(field, new TickInput(name, label));
            case NAME -> name(field, new NameInput(words, name, label));
            case ADDRESS ->
                address(field, new AddressInput(words, name, label, services.addresses(), words.get(host.lookUpKey())));
            case FILES -> files(field, label, draft.id());
        };
    }

    private static Question text(FormField field, TextInput input) {
        if (field.maximumLength() > 0) {
            input.setMaximumLength(field.maximumLength());
        }
        Optional.ofNullable(field.autocomplete()).ifPresent(input::setAutocomplete);
        return single(field, input);
    }

    private Question date(FormField field, DateInput input) {
        if (field.type() == FieldType.DATE) {
            // nothing that a form asks the day of was before its readers were born
            input.setHint(words.get("ui.date.hint.recent"));
        }
        if (field.autocomplete() != null) {
            input.setOwnBirthday();
        }
        return single(field, input);
    }

    private static Question single(FormField field, Field<String> input) {
        return question(field, input, answers -> answers.text(field.name()), value -> value);
    }

    private static Question several(FormField field, CheckboxesInput input) {
        return question(field, input, answers -> answers.all(field.name()), value -> value);
    }

    private static Question confirm(FormField field, TickInput input) {
        return question(field, input, answers -> "yes".equals(answers.text(field.name())), value -> "yes");
    }

    private static Question name(FormField field, NameInput input) {
        if (field.autocomplete() != null) {
            input.setOwn();
        }
        return question(
                field,
                input,
                answers -> answers.name(field.name()),
                (PersonName value) -> Map.of("forename", value.forename(), "surname", value.surname()));
    }

    private static Question address(FormField field, AddressInput input) {
        if (field.autocomplete() != null) {
            input.setOwn();
        }
        return question(
                field,
                input,
                answers -> answers.address(field.name()),
                (Address value) -> Answers.NONE.with("address", value).parts("address"));
    }

    private Question files(FormField field, String label, UUID draft) {
        String purpose = field.purpose();
        if (purpose == null) {
            throw new IllegalArgumentException("A file field names the purpose of its policy: " + field.name());
        }
        FilesInput input = new FilesInput(
                words,
                field.name(),
                label,
                services.documents(),
                host.uploads(purpose),
                host.portal(),
                draft.toString());
        return question(
                field,
                input,
                answers -> documents(answers.all(field.name())),
                (List<DocumentId> value) ->
                        value.stream().map(DocumentId::toString).toList());
    }

    private static <V> Question question(
            FormField field, Field<V> input, Function<Answers, V> reader, Function<V, Object> writer) {
        return new Question(
                field, input, answers -> input.setValue(reader.apply(answers)), () -> writer.apply(input.value()));
    }

    private List<Option> options(FormField field) {
        String list = field.optionsFrom();
        if (list != null) {
            return host.options(list);
        }
        return field.options().stream()
                .map(value ->
                        new Option(value, words.get(key(field, value)), words.orEmpty(key(field, value + ".hint"))))
                .toList();
    }

    private String optionLabel(FormField field, String value) {
        return options(field).stream()
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElse(value);
    }

    private String key(FormField field, String rest) {
        return form.id() + "." + field.key() + "." + rest;
    }

    private static List<DocumentId> documents(List<String> ids) {
        return ids.stream().map(DocumentId::parse).toList();
    }
}
