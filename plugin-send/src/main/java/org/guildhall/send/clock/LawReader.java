package org.guildhall.send.clock;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a law, and refuses one that says what this clock does not understand. */
final class LawReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> WORDS = Set.of(
            "id",
            "duty",
            "starts",
            "remedies",
            "transfers",
            "leavingSchool",
            "needs",
            "meets",
            "meetsInTime",
            "pauses",
            "revives",
            "ends",
            "limit",
            "orLater",
            "tribunalDays",
            "exceptions",
            "source",
            "from",
            "until");

    private LawReader() {}

    /**
     * The law of this text.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Law read(byte[] text) {
        return read(JSON.readTree(text));
    }

    static Law read(JsonNode tree) {
        List<Rule> rules = new ArrayList<>();
        tree.path("rules").forEach(rule -> rules.add(rule(rule)));
        check(rules);
        return new Law(tree.path("version").asInt(), date(tree, "compared"), List.copyOf(rules));
    }

    private static Rule rule(JsonNode rule) {
        String id = rule.path("id").asString("");
        for (String name : rule.propertyNames()) {
            if (!WORDS.contains(name)) {
                throw new IllegalArgumentException(id + ": " + name);
            }
        }
        try {
            return new Rule(
                    id,
                    one(KeyDate.Duty.class, rule.path("duty").asString("")),
                    all(EventKind.class, rule, "starts"),
                    all(Remedy.class, rule, "remedies"),
                    all(PhaseTransfer.Kind.class, rule, "transfers"),
                    rule.path("leavingSchool").asBoolean(false),
                    all(EventKind.class, rule, "needs"),
                    all(EventKind.class, rule, "meets"),
                    all(EventKind.class, rule, "meetsInTime"),
                    all(EventKind.class, rule, "pauses"),
                    all(EventKind.class, rule, "revives"),
                    all(EventKind.class, rule, "ends"),
                    rule.has("limit") ? limit(rule.path("limit")) : null,
                    rule.has("orLater") ? orLater(rule.path("orLater")) : null,
                    rule.path("tribunalDays").asBoolean(false),
                    words(rule, "exceptions"),
                    rule.path("source").asString(""),
                    date(rule, "from"),
                    rule.has("until") ? date(rule, "until") : null);
        } catch (IllegalArgumentException | DateTimeException unusable) {
            throw new IllegalArgumentException(id + ": " + unusable.getMessage(), unusable);
        }
    }

    private static Rule.OrLater orLater(JsonNode other) {
        return new Rule.OrLater(one(EventKind.class, other.path("event").asString("")), limit(other.path("limit")));
    }

    private static Limit limit(JsonNode limit) {
        if (limit.size() != 1) {
            throw new IllegalArgumentException("A limit is one thing, not " + limit);
        }
        String kind = limit.propertyNames().iterator().next();
        JsonNode value = limit.path(kind);
        return switch (kind) {
            case "weeks" -> new Limit.Weeks(number(value));
            case "months" -> new Limit.Months(number(value));
            case "daysBeginningWith" -> new Limit.DaysBeginningWith(number(value));
            case "monthsStartingWith" -> new Limit.MonthsStartingWith(number(value));
            case "inTheYear" -> new Limit.InTheYear(MonthDay.parse(value.asString("")));
            case "monthsBefore" -> new Limit.MonthsBefore(number(value));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static int number(JsonNode value) {
        if (!value.isInt() || value.asInt() < 1) {
            throw new IllegalArgumentException("Not a number of days, weeks or months: " + value);
        }
        return value.asInt();
    }

    private static LocalDate date(JsonNode tree, String name) {
        return LocalDate.parse(tree.path(name).asString(""));
    }

    private static List<String> words(JsonNode tree, String name) {
        List<String> words = new ArrayList<>();
        tree.path(name).forEach(word -> words.add(word.asString("")));
        return List.copyOf(words);
    }

    private static <E extends Enum<E>> Set<E> all(Class<E> kinds, JsonNode tree, String name) {
        Set<E> all = EnumSet.noneOf(kinds);
        words(tree, name).forEach(word -> all.add(one(kinds, word)));
        return all;
    }

    private static <E extends Enum<E>> E one(Class<E> kinds, String code) {
        return Enum.valueOf(kinds, code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Each rule has one beginning, a source, and versions that follow one another. */
    private static void check(List<Rule> rules) {
        for (Rule rule : rules) {
            int beginnings = (rule.starts().isEmpty() ? 0 : 1)
                    + (rule.transfers().isEmpty() ? 0 : 1)
                    + (rule.leavingSchool() ? 1 : 0);
            if (beginnings != 1 || rule.leavingSchool() != (rule.limit() == null)) {
                throw new IllegalArgumentException(rule.id() + " does not say what it is counted from");
            }
            if (rule.source().isEmpty()) {
                throw new IllegalArgumentException(rule.id() + " has no source");
            }
            long versions = rules.stream()
                    .filter(other -> other.id().equals(rule.id()) && other.isLawOn(rule.from()))
                    .count();
            if (versions != 1) {
                throw new IllegalArgumentException(rule.id() + " is two things on " + rule.from());
            }
        }
    }
}
