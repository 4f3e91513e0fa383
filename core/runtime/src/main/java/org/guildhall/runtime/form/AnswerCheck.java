package org.guildhall.runtime.form;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.guildhall.api.address.Postcode;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.FieldType;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormField;
import org.guildhall.api.text.TextKey;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.time.London;
import org.jspecify.annotations.Nullable;

/** Checks one answer by the type of its field; the words follow the GOV.UK Design System. */
final class AnswerCheck {
    private static final ZoneId LONDON = London.ZONE;
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@\"<>(),;:\\\\\\[\\]]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9()./\\s-]+(\\s*(ext|x)\\.?\\s*[0-9]{1,6})?");
    private static final LocalDate EARLIEST = LocalDate.of(1890, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);
    private static final int PART_LENGTH = 100;

    private final Texts texts;
    private final Clock clock;

    AnswerCheck(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    List<FieldProblem> problems(
            FormDefinition form,
            FormField field,
            String called,
            String voice,
            Answers answers,
            Map<String, List<String>> options) {
        One one = new One(form, field, called, voice, answers.values().get(field.name()));
        switch (field.type()) {
            case TEXT, LONG_TEXT, EMAIL, PHONE -> one.text();
            case DATE, DATE_OF_BIRTH -> one.date();
            case CHOICE, SELECT -> one.choice(allowed(field, options));
            case YES_NO -> one.choice(List.of("yes", "no"));
            case CHOICES -> one.choices(allowed(field, options));
            case CONFIRM -> one.confirm();
            case NAME -> one.name();
            case ADDRESS -> one.address();
            case FILES -> one.files();
        }
        return one.problems;
    }

    private static List<String> allowed(FormField field, Map<String, List<String>> options) {
        String from = field.optionsFrom();
        return from == null ? field.options() : options.getOrDefault(from, List.of());
    }

    private final class One {
        private final FormDefinition form;
        private final FormField field;
        private final String voice;
        private final String keys;
        private final String called;
        private final TextKey label;
        private final @Nullable Object answer;
        private final List<FieldProblem> problems = new ArrayList<>();

        One(FormDefinition form, FormField field, String called, String voice, @Nullable Object answer) {
            this.form = form;
            this.field = field;
            this.called = called;
            this.voice = voice;
            this.answer = answer;
            keys = form.id() + "." + field.key();
            label = new TextKey(key("label"), List.of(called));
        }

        private String key(String rest) {
            return form.textKey(field.key() + "." + rest, voice, texts::has);
        }

        void text() {
            if (!(answer instanceof String text) || text.isBlank()) {
                missing(answer == null || answer instanceof String ? "text" : null);
            } else if (text.codePointCount(0, text.length()) > field.maximumLength()) {
                say("", "forms.problem.too-long", field.maximumLength());
            } else if (unprintable(text)) {
                say("", "forms.problem.unreadable");
            } else if (field.type() == FieldType.EMAIL
                    && !EMAIL.matcher(text.strip()).matches()) {
                say("", "forms.problem.email");
            } else if (field.type() == FieldType.PHONE && !phone(text.strip())) {
                say("", "forms.problem.phone");
            }
        }

        private boolean unprintable(String text) {
            return text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
        }

        private boolean phone(String text) {
            long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
            return PHONE.matcher(text).matches() && digits >= 10 && digits <= 21;
        }

        void date() {
            switch (answer) {
                case null -> missing("date");
                case String text when text.isBlank() -> missing("date");
                case String text -> written(text.strip());
                case Map<?, ?> parts -> parts(parts);
                default -> say("", "forms.problem.date.unreal");
            }
        }

        private void written(String text) {
            try {
                real(LocalDate.parse(text));
            } catch (DateTimeException unreal) {
                // an unfinished date stands as it was typed: "7//2020" has no month
                String[] parts = text.split("/", -1);
                if (parts.length == 3) {
                    parts(Map.of("day", parts[0], "month", parts[1], "year", parts[2]));
                } else {
                    say("", "forms.problem.date.unreal");
                }
            }
        }

        private void parts(Map<?, ?> parts) {
            List<String> empty = List.of("day", "month", "year").stream()
                    .filter(part -> !(parts.get(part) instanceof String text) || text.isBlank())
                    .toList();
            if (empty.size() == 3) {
                missing("date");
            } else if (!empty.isEmpty()) {
                empty.forEach(part -> say("." + part, "forms.problem.date." + part));
            } else if (!String.valueOf(parts.get("year")).strip().matches("\\d{4}")) {
                say(".year", "forms.problem.date.year-digits");
            } else {
                try {
                    real(LocalDate.of(number(parts, "year"), number(parts, "month"), number(parts, "day")));
                } catch (DateTimeException | NumberFormatException unreal) {
                    say("", "forms.problem.date.unreal");
                }
            }
        }

        private int number(Map<?, ?> parts, String part) {
            return Integer.parseInt(String.valueOf(parts.get(part)).strip());
        }

        private void real(LocalDate date) {
            if (date.isBefore(EARLIEST)) {
                say("", "forms.problem.date.long-ago");
            } else if (field.type() == FieldType.DATE_OF_BIRTH
                    && date.isAfter(LocalDate.ofInstant(clock.instant(), LONDON))) {
                say("", "forms.problem.date.future");
            } else if (!date.isBefore(LATEST)) {
                say("", "forms.problem.date.far");
            }
        }

        void choice(List<String> allowed) {
            if (!(answer instanceof String text) || text.isBlank()) {
                missing(field.type() == FieldType.YES_NO ? "yes-no" : "choice");
            } else if (!allowed.contains(text)) {
                say("", "forms.problem.option");
            }
        }

        void choices(List<String> allowed) {
            List<String> chosen = list();
            if (chosen.isEmpty()) {
                missing("choices");
            } else if (!allowed.containsAll(chosen)) {
                say("", "forms.problem.option");
            }
        }

        void confirm() {
            if (!"yes".equals(answer)) {
                missing("confirm");
            }
        }

        void name() {
            Map<String, String> parts = texts();
            if (nothing(parts)) {
                return;
            }
            part(parts, "forename", true);
            part(parts, "surname", true);
        }

        void address() {
            Map<String, String> parts = texts();
            if (nothing(parts)) {
                return;
            }
            part(parts, "propertyName", false);
            part(parts, "houseNumber", false);
            part(parts, "street", true);
            part(parts, "area", false);
            part(parts, "town", true);
            part(parts, "county", false);
            if (part(parts, "postcode", true)
                    && Postcode.format(parts.getOrDefault("postcode", "")).isEmpty()) {
                say(".postcode", "forms.problem.postcode");
            }
        }

        /** Whether nothing was entered and nothing more is to be said about it. */
        private boolean nothing(Map<String, String> parts) {
            if (!parts.values().stream().allMatch(String::isBlank)) {
                return false;
            }
            if (field.required() && texts.has(keys + ".missing")) {
                problems.add(FieldProblem.of(field.name(), key("missing"), called));
                return true;
            }
            return !field.required();
        }

        void files() {
            List<String> ids = list();
            if (ids.isEmpty()) {
                missing("files");
            } else if (!ids.stream().allMatch(One::id)) {
                say("", "forms.problem.files.unknown");
            }
        }

        private static boolean id(String text) {
            try {
                return UUID.fromString(text).toString().equals(text);
            } catch (IllegalArgumentException none) {
                return false;
            }
        }

        private boolean part(Map<String, String> parts, String part, boolean required) {
            String text = parts.getOrDefault(part, "");
            if (text.isBlank()) {
                if (required) {
                    String own = keys + "." + part + ".missing";
                    say("." + part, texts.has(own) ? own : "forms.problem.missing." + part);
                }
                return false;
            }
            if (text.length() > PART_LENGTH) {
                say("." + part, "forms.problem.too-long", PART_LENGTH);
                return false;
            }
            if (unprintable(text)) {
                say("." + part, "forms.problem.unreadable");
                return false;
            }
            return true;
        }

        private List<String> list() {
            return switch (answer) {
                case String text when !text.isBlank() -> List.of(text);
                case List<?> many -> many.stream().map(String::valueOf).toList();
                case null, default -> List.of();
            };
        }

        private Map<String, String> texts() {
            return answer instanceof Map<?, ?>
                    ? new Answers(Map.of(field.name(), answer)).parts(field.name())
                    : Map.of();
        }

        private void missing(@Nullable String kind) {
            if (kind == null) {
                say("", "forms.problem.unreadable");
            } else if (field.required()) {
                if (texts.has(keys + ".missing")) {
                    problems.add(FieldProblem.of(field.name(), key("missing"), called));
                } else {
                    say("", "forms.problem.missing." + kind);
                }
            }
        }

        private void say(String part, String key, Object... more) {
            Object[] arguments = new Object[more.length + 1];
            arguments[0] = label;
            System.arraycopy(more, 0, arguments, 1, more.length);
            problems.add(FieldProblem.of(field.name() + part, key, arguments));
        }
    }
}
