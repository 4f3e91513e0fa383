package org.guildhall.runtime.settings;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.settings.SettingsField;
import org.guildhall.api.settings.SettingsForm;
import org.guildhall.api.settings.SettingsImport.Change;
import org.guildhall.api.settings.SettingsImport.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a file of settings and says what it would change (decision 0039). */
final class SettingsReader {
    static final int MOST_BYTES = 1 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final SettingsDefinitions definitions;
    private final SettingsStore store;
    private final SettingsRules rules;
    private final SettingsGuard guard;

    SettingsReader(SettingsDefinitions definitions, SettingsStore store, SettingsRules rules, SettingsGuard guard) {
        this.definitions = definitions;
        this.store = store;
        this.rules = rules;
        this.guard = guard;
    }

    ReadSettings read(InputStream in, Locale language) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new RefusedException("settings.import.too-large", MOST_BYTES >> 20);
        }
        JsonNode file = tree(bytes);
        JsonNode settings = file.path(SettingsWriter.SETTINGS);
        if (!file.path(SettingsWriter.FORMAT).isIntegralNumber() || !settings.isObject()) {
            throw new RefusedException("settings.import.no-settings");
        }
        if (file.path(SettingsWriter.FORMAT).asInt(0) != SettingsWriter.VERSION) {
            throw new RefusedException(
                    "settings.import.version", file.path(SettingsWriter.FORMAT).asInt(0));
        }
        Map<String, Map<String, List<String>>> values = new LinkedHashMap<>();
        List<Problem> unreadable = new ArrayList<>();
        for (Map.Entry<String, JsonNode> form : settings.properties()) {
            if (!form.getValue().isObject()) {
                throw new RefusedException("settings.import.no-settings");
            }
            Optional<SettingsForm> known = definitions.form(form.getKey(), language);
            Map<String, List<String>> ofForm = new LinkedHashMap<>();
            form.getValue().properties().forEach(setting -> {
                Optional<List<String>> read = texts(setting.getValue());
                read.ifPresent(texts -> ofForm.put(setting.getKey(), texts));
                if (read.isEmpty() && known.isPresent()) {
                    unreadable.add(problem(known.get(), setting.getKey(), "settings.import.value"));
                }
            });
            values.put(form.getKey(), ofForm);
        }
        ReadSettings judged = judged(values, language);
        return judged.with(unreadable).leaving(leftOut(file, judged, values, language));
    }

    /** The same file beside what holds now. */
    ReadSettings again(ReadSettings file) {
        return judged(file.values(), file.language());
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            RefusedException refused = new RefusedException("settings.import.no-json", line);
            refused.initCause(e);
            throw refused;
        }
    }

    private ReadSettings judged(Map<String, Map<String, List<String>>> values, Locale language) {
        List<Change> changes = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        values.forEach((id, ofForm) -> definitions
                .form(id, language)
                .ifPresentOrElse(form -> judge(form, ofForm, changes, problems), () -> unknown.add(id)));
        return new ReadSettings(values, language, changes, problems, unknown, List.of());
    }

    private void judge(
            SettingsForm form, Map<String, List<String>> values, List<Change> changes, List<Problem> problems) {
        values.forEach((name, typed) -> field(form, name)
                .ifPresentOrElse(
                        field -> problem(field, typed)
                                .ifPresent(problem ->
                                        problems.add(new Problem(form.id(), form.name(), field.label(), problem))),
                        () -> problems.add(problem(form, name, "settings.import.unknown"))));
        if (problems.stream().noneMatch(problem -> problem.form().equals(form.id()))) {
            rules.problems(form, values)
                    .forEach(problem ->
                            problems.add(new Problem(form.id(), form.name(), label(form, problem.field()), problem)));
        }
        for (SettingsField field : store.changes(form, values)) {
            if (!guard.allows(form.id())) {
                problems.add(problem(form, field.name(), SettingsGuard.REFUSED));
            }
            changes.add(change(form, field, values));
        }
    }

    private static Change change(SettingsForm form, SettingsField field, Map<String, List<String>> values) {
        boolean secret = field.kind() == SettingsField.Kind.SECRET;
        boolean forgotten = secret && SettingsStore.isEmpty(values.getOrDefault(field.name(), List.of()));
        return new Change(
                form.id(),
                form.name(),
                field.name(),
                field.label(),
                secret,
                forgotten,
                secret ? List.of() : field.value(),
                secret ? List.of() : values.getOrDefault(field.name(), List.of()));
    }

    private static Optional<FieldProblem> problem(SettingsField field, List<String> typed) {
        return !field.many() && typed.size() != 1
                ? Optional.of(FieldProblem.of(field.name(), "settings.import.one"))
                : SettingsCheck.problem(field, typed);
    }

    private static Problem problem(SettingsForm form, String name, String textKey) {
        return new Problem(form.id(), form.name(), label(form, name), FieldProblem.of(name, textKey));
    }

    private static String label(SettingsForm form, String name) {
        return field(form, name).map(SettingsField::label).orElse(name);
    }

    private static Optional<SettingsField> field(SettingsForm form, String name) {
        return form.fields().stream().filter(field -> field.name().equals(name)).findFirst();
    }

    private static Optional<List<String>> texts(JsonNode value) {
        if (!value.isArray()) {
            return text(value).map(List::of);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode one : value) {
            Optional<String> text = text(one);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            texts.add(text.get());
        }
        return Optional.of(List.copyOf(texts));
    }

    private static Optional<String> text(JsonNode value) {
        if (value.isString()) {
            return Optional.of(value.asString());
        }
        return value.isNumber() || value.isBoolean() ? Optional.of(value.toString()) : Optional.empty();
    }

    /** The secrets that the file names, as the page calls them. */
    private List<String> leftOut(
            JsonNode file, ReadSettings judged, Map<String, Map<String, List<String>>> values, Locale language) {
        List<String> names = new ArrayList<>();
        for (JsonNode one : file.path(SettingsWriter.LEFT_OUT)) {
            String[] place = one.asString("").split("/", 2);
            if (values.getOrDefault(place[0], Map.of()).containsKey(place[place.length - 1])
                    || judged.changes(place[0], place[place.length - 1])) {
                continue; // somebody has written it in, or it is forgotten
            }
            definitions
                    .form(place[0], language)
                    .ifPresent(form -> field(form, place[place.length - 1])
                            .ifPresent(field -> names.add(form.name() + ": " + field.label())));
        }
        return names;
    }
}
