package org.guildhall.runtime.form;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.guildhall.api.form.Condition;
import org.guildhall.api.form.FieldType;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormField;
import org.guildhall.api.form.FormGroup;
import org.guildhall.api.form.FormMistake;
import org.guildhall.api.form.FormPage;
import org.guildhall.api.form.FormReading;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a form definition strictly: each thing that is wrong is told with its file and place, all at once, for a form that is
 * half understood would lose answers.
 */
final class FormReader {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+");
    private static final Pattern PAGE_ID = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern FIELD_NAME = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final int MOST_ITEMS = 20;
    private static final int LONGEST_WORDS = 4_000;
    /** Of words that a form brings, the one that must be whole first. */
    private static final Set<String> LANGUAGES = Collections.unmodifiableSet(new LinkedHashSet<>(List.of("en", "cy")));

    private static final Set<FieldType> WITH_OPTIONS =
            EnumSet.of(FieldType.CHOICE, FieldType.SELECT, FieldType.CHOICES);
    private static final Set<FieldType> TEXTS =
            EnumSet.of(FieldType.TEXT, FieldType.LONG_TEXT, FieldType.EMAIL, FieldType.PHONE);
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final Set<String> more;
    private final List<FormMistake> problems = new ArrayList<>();
    private final Map<String, FormField> earlier = new HashMap<>();
    private final Map<String, FormGroup> groups = new LinkedHashMap<>();
    private final Map<String, String> groupOf = new HashMap<>();
    private final Set<String> collected = new HashSet<>();

    private FormReader(String file, Set<String> more) {
        this.file = file;
        this.more = more;
    }

    /** The form in a file, or an error that lists all that is wrong with it. */
    static FormDefinition read(String file, InputStream yaml) throws IOException {
        JsonNode root;
        try {
            root = YAML.readTree(yaml.readAllBytes());
        } catch (JacksonException broken) {
            throw new FormUnreadableException(file, List.of("is no YAML: " + broken.getOriginalMessage()), broken);
        }
        FormReader reader = new FormReader(file, Set.of());
        FormDefinition form = reader.form(root);
        if (!reader.problems.isEmpty()) {
            throw new FormUnreadableException(
                    file,
                    reader.problems.stream()
                            .map(mistake -> mistake.place() + " " + mistake.what())
                            .toList(),
                    null);
        }
        return form;
    }

    /** A form that brings its own words, or all that is wrong with it. */
    static FormReading read(byte[] yaml) {
        JsonNode root;
        try {
            root = YAML.readTree(yaml);
        } catch (JacksonException broken) {
            TokenStreamLocation at = broken.getLocation();
            String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
            return new FormReading.Broken(
                    List.of(new FormMistake(place, "is no YAML: " + broken.getOriginalMessage())));
        }
        FormReader reader = new FormReader("", Set.of("texts"));
        FormDefinition form = reader.form(root);
        Map<String, Map<String, String>> texts = reader.words(root.path("texts"), form);
        return reader.problems.isEmpty()
                ? new FormReading.Whole(form, texts)
                : new FormReading.Broken(List.copyOf(reader.problems));
    }

    /** The words in each language: all that the form needs in English, and in Welsh as far as they are there. */
    private Map<String, Map<String, String>> words(JsonNode node, FormDefinition form) {
        if (!object(node, "texts", LANGUAGES)) {
            return Map.of();
        }
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            words.put(language, words(node.path(language), "texts." + language));
        }
        Map<String, String> english = words.getOrDefault("en", Map.of());
        Set<String> needed = FormWords.needed(form);
        Set<String> possible = FormWords.possible(form);
        needed.stream().filter(key -> !english.containsKey(key)).forEach(key -> problem("texts.en", "lacks " + key));
        words.forEach((language, known) -> known.keySet().stream()
                .filter(key -> !possible.contains(key) && !needed.contains(key))
                .forEach(key -> problem("texts." + language, "has words for what is not in the form: " + key)));
        words.getOrDefault("cy", Map.of()).keySet().stream()
                .filter(key -> !english.containsKey(key))
                .forEach(key -> problem("texts.cy", "has words that English lacks: " + key));
        return words;
    }

    private Map<String, String> words(JsonNode node, String path) {
        Map<String, String> words = new LinkedHashMap<>();
        if (node.isMissingNode()) {
            return words;
        }
        if (!node.isObject()) {
            problem(path, "must be made of names and values");
            return words;
        }
        for (String key : node.propertyNames()) {
            JsonNode value = node.get(key);
            if (!value.isString() || value.asString().isBlank()) {
                problem(path + "." + key, "must be a text");
            } else if (value.asString().length() > LONGEST_WORDS) {
                problem(path + "." + key, "must have " + LONGEST_WORDS + " characters or fewer");
            } else {
                words.put(key, value.asString());
            }
        }
        return words;
    }

    private FormDefinition form(JsonNode root) {
        Set<String> known = new HashSet<>(Set.of("id", "version", "voice", "groups", "pages"));
        known.addAll(more);
        if (!object(root, "the form", known)) {
            return new FormDefinition("", 0, List.of());
        }
        String id = name(root, "", "id", ID, "like portal.form-name");
        int version = number(root, "", "version", 1, 1);
        groups(root.path("groups"));
        List<FormPage> pages = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        JsonNode list = root.path("pages");
        if (!list.isArray() || list.isEmpty()) {
            problem("pages", "must list at least one page");
        }
        for (int i = 0; i < list.size(); i++) {
            FormPage page = page(list.get(i), "pages[" + i + "]");
            if (!ids.add(page.id())) {
                problem("pages[" + i + "].id", "stands there twice: " + page.id());
            }
            pages.add(page);
        }
        groups.forEach((name, group) -> {
            if (!collected.contains(name)) {
                problem("groups", "no page collects " + name);
            }
            FormField named = earlier.get(group.named());
            if (named == null || named.type() != FieldType.NAME || !name.equals(groupOf.get(group.named()))) {
                problem("groups", name + " must be named by a name field about its items: " + group.named());
            }
            if (earlier.containsKey(name)) {
                problem("groups", "a field has the same name: " + name);
            }
        });
        return new FormDefinition(id, version, List.copyOf(pages), List.copyOf(groups.values()), voices(root));
    }

    /** The choices that choose the voice in which the form speaks. */
    private List<String> voices(JsonNode root) {
        List<String> voices = named(root, "voice", "voice");
        for (String voice : voices) {
            FormField choice = earlier.get(voice);
            if (choice == null
                    || choice.options().isEmpty()
                    || choice.type() != FieldType.CHOICE && choice.type() != FieldType.SELECT) {
                problem("voice", "must name a choice with options of its own: " + voice);
            }
        }
        return voices;
    }

    private void groups(JsonNode list) {
        if (!list.isMissingNode() && !list.isArray()) {
            problem("groups", "must be a list");
        }
        for (int i = 0; i < list.size(); i++) {
            String path = "groups[" + i + "]";
            if (object(list.get(i), path, Set.of("name", "most", "named"))) {
                String name = name(list.get(i), path, "name", FIELD_NAME, "like children");
                FormGroup group = new FormGroup(
                        name,
                        number(list.get(i), path, "most", MOST_ITEMS, 1),
                        name(list.get(i), path, "named", FIELD_NAME, "like childName"));
                if (groups.putIfAbsent(name, group) != null) {
                    problem(path + ".name", "stands there twice: " + name);
                }
            }
        }
    }

    private @Nullable String group(JsonNode node, String path, String key) {
        String name = text(node, path, key);
        if (name != null && !groups.containsKey(name)) {
            problem(path + "." + key, "must name a group of this form: " + name);
        }
        return name;
    }

    private FormPage page(JsonNode node, String path) {
        if (!object(node, path, Set.of("id", "when", "collects", "each", "fields"))) {
            return new FormPage("", List.of(), null);
        }
        String id = name(node, path, "id", PAGE_ID, "like your-name");
        Condition when = condition(node.get("when"), path + ".when");
        String collects = group(node, path, "collects");
        String each = group(node, path, "each");
        if (collects != null && each != null) {
            problem(path, "either collects items or is asked for each of them");
        }
        if (each != null && groups.containsKey(each) && !collected.contains(each)) {
            problem(path + ".each", "stands before the page that collects " + each);
        }
        if (collects != null && !collected.add(collects)) {
            problem(path + ".collects", "is done by an earlier page: " + collects);
        }
        List<FormField> fields = new ArrayList<>();
        JsonNode list = node.path("fields");
        if (!list.isMissingNode() && !list.isArray()) {
            problem(path + ".fields", "must be a list");
        }
        for (int i = 0; i < list.size(); i++) {
            FormField field = field(list.get(i), path + ".fields[" + i + "]");
            fields.add(field);
            if (collects != null && field.when() != null) {
                problem(path + ".fields[" + i + "].when", "belongs on a page of its own for each item");
            }
            String group = collects == null ? each : collects;
            if (group != null) {
                groupOf.put(field.name(), group);
            }
        }
        return new FormPage(id, List.copyOf(fields), when, collects, each);
    }

    private FormField field(JsonNode node, String path) {
        Set<String> known = Set.of(
                "name",
                "type",
                "required",
                "options",
                "optionsFrom",
                "maximumLength",
                "when",
                "purpose",
                "autocomplete");
        if (!object(node, path, known)) {
            return new FormField("", FieldType.TEXT, false, List.of(), null, 0, null, null, null);
        }
        String name = name(node, path, "name", FIELD_NAME, "like dateOfBirth");
        FieldType type = type(node, path);
        List<String> options = texts(node.get("options"), path + ".options");
        String optionsFrom = text(node, path, "optionsFrom");
        if (WITH_OPTIONS.contains(type) == (options.isEmpty() && optionsFrom == null)) {
            problem(
                    path,
                    WITH_OPTIONS.contains(type)
                            ? "needs options, or optionsFrom for a list that the portal supplies"
                            : "can have no options, for its type is " + word(type));
        }
        String purpose = text(node, path, "purpose");
        if ((type == FieldType.FILES) == (purpose == null)) {
            problem(path + ".purpose", type == FieldType.FILES ? "must name the upload policy" : "is for files only");
        }
        if (node.has("maximumLength") && !TEXTS.contains(type)) {
            problem(path + ".maximumLength", "is for texts only");
        }
        FormField field = new FormField(
                name,
                type,
                truth(node, path, "required", true),
                options,
                optionsFrom,
                number(node, path, "maximumLength", preset(type), 1),
                condition(node.get("when"), path + ".when"),
                purpose,
                text(node, path, "autocomplete"));
        if (earlier.putIfAbsent(name, field) != null) {
            problem(path + ".name", "stands there twice: " + name);
        }
        return field;
    }

    private static int preset(FieldType type) {
        return switch (type) {
            case LONG_TEXT -> 4000;
            case EMAIL -> 254;
            case PHONE -> 40;
            default -> 200;
        };
    }

    private @Nullable Condition condition(@Nullable JsonNode node, String path) {
        if (node == null || !object(node, path, Set.of("field", "isOneOf"))) {
            return null;
        }
        List<String> fields = named(node, "field", path + ".field");
        Set<String> values = new LinkedHashSet<>(texts(node.get("isOneOf"), path + ".isOneOf"));
        if (values.isEmpty()) {
            problem(path + ".isOneOf", "must list at least one value");
        }
        if (fields.isEmpty()) {
            problem(path + ".field", "must name a field that is asked before");
        }
        fields.forEach(field -> possible(field, values, path));
        return fields.isEmpty() ? null : new Condition(fields, Set.copyOf(values));
    }

    /** One name of a field, or a list of such names. */
    private List<String> named(JsonNode node, String key, String path) {
        JsonNode named = node.path(key);
        if (named.isMissingNode() || named.isArray()) {
            return texts(node.get(key), path);
        }
        if (!named.isString() || named.asString().isBlank()) {
            problem(path, "must be a text");
            return List.of();
        }
        return List.of(named.asString());
    }

    private void possible(String field, Set<String> values, String path) {
        FormField asked = earlier.get(field);
        if (asked == null) {
            problem(path + ".field", "must name a field that is asked before: " + field);
            return;
        }
        List<String> possible = switch (asked.type()) {
            case YES_NO -> List.of("yes", "no");
            case CONFIRM -> List.of("yes");
            default -> asked.options();
        };
        for (String value : values) {
            if (!possible.isEmpty() && !possible.contains(value)) {
                problem(path + ".isOneOf", "can never hold: " + field + " is never " + value);
            }
        }
    }

    private FieldType type(JsonNode node, String path) {
        String word = text(node, path, "type");
        for (FieldType type : FieldType.values()) {
            if (word(type).equals(word)) {
                return type;
            }
        }
        problem(
                path + ".type",
                "must be one of "
                        + EnumSet.allOf(FieldType.class).stream()
                                .map(FormReader::word)
                                .toList());
        return FieldType.TEXT;
    }

    private static String word(FieldType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private boolean object(JsonNode node, String path, Set<String> known) {
        if (!node.isObject()) {
            problem(path, "must be made of names and values");
            return false;
        }
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                problem(path, "knows no '" + name + "'");
            }
        }
        return true;
    }

    private String name(JsonNode node, String path, String key, Pattern form, String example) {
        String value = text(node, path, key);
        if (value == null || !form.matcher(value).matches()) {
            problem(path.isEmpty() ? key : path + "." + key, "must be a name " + example);
            return "";
        }
        return value;
    }

    private @Nullable String text(JsonNode node, String path, String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            return null;
        }
        if (!value.isString() || value.asString().isBlank()) {
            problem(path + "." + key, "must be a text");
            return null;
        }
        return value.asString();
    }

    private boolean truth(JsonNode node, String path, String key, boolean preset) {
        JsonNode value = node.get(key);
        if (value == null) {
            return preset;
        }
        if (!value.isBoolean()) {
            problem(path + "." + key, "must be true or false");
        }
        return value.asBoolean(preset);
    }

    private int number(JsonNode node, String path, String key, int preset, int least) {
        JsonNode value = node.get(key);
        if (value == null) {
            return preset;
        }
        if (!value.isInt() || value.asInt() < least) {
            problem(path.isEmpty() ? key : path + "." + key, "must be a whole number from " + least);
            return preset;
        }
        return value.asInt();
    }

    private List<String> texts(@Nullable JsonNode node, String path) {
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            problem(path, "must be a list");
            return List.of();
        }
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode value : node) {
            if (!value.isString()) {
                problem(path, "must hold texts only: " + value);
            } else if (!texts.add(value.asString())) {
                problem(path, "stands there twice: " + value.asString());
            }
        }
        return List.copyOf(texts);
    }

    private void problem(String path, String what) {
        problems.add(new FormMistake(path, what));
    }

    @Override
    public String toString() {
        return file + problems;
    }
}
