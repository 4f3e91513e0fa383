package org.guildhall.referral;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Condition;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormField;
import org.guildhall.api.form.FormPage;
import org.jspecify.annotations.Nullable;

/** Answers to a form, made from its definition: whatever a form asks for is answered, whoever changes it later. */
public final class FilledForms {
    /** Beyond the basic plane, of several signs, from the right to the left, with marks of their own. */
    private static final String SIGNS = "😀éאשمŴ中한👨‍👩‍👧ẍ<&'\"";

    private static final int PART = 100;

    private final FormDefinition form;
    /** What is chosen, by the name of the field in the definition. */
    private final Map<String, String> chosen = new HashMap<>();
    /** Optional fields that are answered all the same. */
    private final Set<String> wanted = new HashSet<>();

    private int children = 1;
    private boolean longest;

    private FilledForms(FormDefinition form) {
        this.form = form;
    }

    /** Answers to a form. */
    public static FilledForms of(FormDefinition form) {
        return new FilledForms(form);
    }

    /** About so many children. */
    public FilledForms children(int number) {
        children = number;
        return this;
    }

    /** Chooses this option where it is asked for. */
    public FilledForms choosing(String field, String option) {
        chosen.put(field, option);
        wanted.add(field);
        return this;
    }

    /** Goes where this field is asked for, and answers it. */
    public FilledForms reaching(FormField field) {
        wanted.add(field.name());
        hold(field.when());
        form.pages().stream().filter(page -> page.fields().contains(field)).forEach(page -> hold(page.when()));
        return this;
    }

    private void hold(@Nullable Condition when) {
        if (when == null) {
            return;
        }
        String first = when.fields().getFirst();
        FormField decides = form.field(first).orElseThrow();
        List<String> options = options(decides);
        choosing(
                first,
                options.stream().filter(when.isOneOf()::contains).findFirst().orElseThrow());
        reaching(decides);
    }

    /** Answers to what must be answered, and no more. */
    public Answers least() {
        return walk();
    }

    /** Answers to all that is asked, each as long as it may be. */
    public Answers most() {
        longest = true;
        // where nothing was chosen, the option after which more is asked
        for (FormPage page : form.pages()) {
            preferred(page.when());
            page.fields().forEach(field -> preferred(field.when()));
        }
        return walk();
    }

    private void preferred(@Nullable Condition when) {
        if (when != null) {
            for (String field : when.fields()) {
                options(form.field(field).orElseThrow()).stream()
                        .filter(when.isOneOf()::contains)
                        .findFirst()
                        .ifPresent(option -> chosen.putIfAbsent(field, option));
            }
        }
    }

    private Answers walk() {
        List<String> items =
                IntStream.rangeClosed(1, children).mapToObj(Integer::toString).toList();
        Answers answers = Answers.NONE;
        for (var group : form.groups()) {
            answers = answers.with(group.name(), items);
        }
        for (FormPage page : form.forAnswers(answers).pages()) {
            if (holds(page.when(), answers)) {
                for (FormField field : page.fields()) {
                    if (holds(field.when(), answers) && (longest || field.required() || wanted.contains(field.key()))) {
                        answers = answered(answers, field);
                    }
                }
            }
        }
        return answers;
    }

    private static boolean holds(@Nullable Condition when, Answers answers) {
        return when == null || when.holds(answers);
    }

    private Answers answered(Answers answers, FormField field) {
        String name = field.name();
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> answers.with(name, longest ? signs(field.maximumLength(), true) : "Text");
            case EMAIL -> answers.with(name, longest ? email(field.maximumLength()) : "a@b.example");
            case PHONE ->
                answers.with(name, longest ? "0-".repeat(field.maximumLength() / 2 - 1) + "01" : "01632 960001");
            case DATE -> answers.with(name, "2026-05-01");
            case DATE_OF_BIRTH -> answers.with(name, "2015-02-03");
            case CHOICE, SELECT, YES_NO -> answers.with(name, choice(field));
            case CHOICES -> answers.with(name, longest ? field.options() : List.of(choice(field)));
            case CONFIRM -> answers.with(name, "yes");
            case NAME -> answers.with(name, longest ? new PersonName(part(), part()) : new PersonName("Robin", "Hill"));
            case ADDRESS ->
                answers.with(
                        name,
                        longest
                                ? new Address(part(), part(), part(), part(), part(), part(), "WR5 2NP", "100000000003")
                                : ReferralFixture.HOME);
            case FILES -> answers.with(name, List.of(new UUID(7, 7).toString()));
        };
    }

    private String choice(FormField field) {
        String option = chosen.get(field.key());
        return option == null ? options(field).getFirst() : option;
    }

    private static List<String> options(FormField field) {
        return switch (field.type()) {
            case YES_NO -> List.of("yes", "no");
            case CONFIRM -> List.of("yes");
            default -> field.options();
        };
    }

    private static String part() {
        return signs(PART, false);
    }

    private static String email(int length) {
        StringBuilder address = new StringBuilder("x".repeat(64) + "@");
        while (address.length() < length - 8) {
            address.append("abcdefg.");
        }
        return address + "x".repeat(length - address.length());
    }

    /** So many code points, or, for what is counted so, units. */
    private static String signs(int length, boolean points) {
        StringBuilder text = new StringBuilder();
        int[] all = SIGNS.codePoints().toArray();
        int size = 0;
        for (int i = 0; size < length; i++) {
            int next = all[i % all.length];
            int width = points ? 1 : Character.charCount(next);
            int taken = size + width > length ? 'x' : next;
            text.appendCodePoint(taken);
            size += points ? 1 : Character.charCount(taken);
        }
        return text.toString();
    }

    /** A child of a form, by its place from 1 on. */
    public static Answers child(
            Answers answers, int place, PersonName name, @Nullable LocalDate birth, Address address) {
        Answers named = answers.with(FormField.of("childName", Integer.toString(place)), name)
                .with(FormField.of("childAddress", Integer.toString(place)), address);
        return Optional.ofNullable(birth)
                .map(day ->
                        named.with(FormField.of("childDateOfBirth", Integer.toString(place)), (Object) day.toString()))
                .orElse(named);
    }

    /** The least about children of these names. */
    public static Answers about(FormDefinition form, PersonName... names) {
        Answers answers = of(form).children(names.length).least();
        List<PersonName> all = new ArrayList<>(List.of(names));
        for (int i = 0; i < all.size(); i++) {
            answers = answers.with(FormField.of("childName", Integer.toString(i + 1)), all.get(i));
        }
        return answers;
    }
}
