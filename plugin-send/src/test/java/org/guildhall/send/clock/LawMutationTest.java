package org.guildhall.send.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.guildhall.runtime.time.EnglishWorkingDays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A law that is changed anywhere gives at least one date that the table knows to be wrong. */
@Tag("G6")
class LawMutationTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<DateRow> rows = DateRow.all();

    /** A law with one thing changed in a rule. */
    private record Mutant(String rule, String what, Law law) {}

    @Test
    void eachNumberChangedByOneFailsARow() {
        List<Mutant> mutants = new ArrayList<>();
        for (int place = 0; place < rules(JSON.readTree(Law.shippedText())).size(); place++) {
            for (String where : List.of("/limit", "/orLater/limit")) {
                for (int by : List.of(1, -1)) {
                    mutate(mutants, place, rule -> shift(rule.at(where), by), where + " by " + by);
                }
            }
        }
        assertTrue(mutants.size() >= 60, "mutants: " + mutants.size());
        assertEquals(List.of(), survivors(mutants));
    }

    @Test
    void eachBeginningTakenOutFailsARow() {
        List<Mutant> mutants = new ArrayList<>();
        forEachWord(mutants, "starts");
        forEachWord(mutants, "transfers");
        assertTrue(mutants.size() >= 40, "mutants: " + mutants.size());
        assertEquals(List.of(), survivors(mutants));
    }

    @Test
    void eachEventThatMeetsOrEndsTakenOutFailsARow() {
        List<Mutant> mutants = new ArrayList<>();
        for (String name : List.of("remedies", "needs", "meets", "meetsInTime", "pauses", "revives", "ends")) {
            forEachWord(mutants, name);
        }
        assertTrue(mutants.size() >= 140, "mutants: " + mutants.size());
        assertEquals(List.of(), survivors(mutants));
    }

    @Test
    void theTribunalsDaysTheOtherDateAndDatesOfEffectEachMatter() {
        List<Mutant> mutants = new ArrayList<>();
        for (int place = 0; place < rules(JSON.readTree(Law.shippedText())).size(); place++) {
            mutate(mutants, place, rule -> ((ObjectNode) rule).remove("tribunalDays"), "no Tribunal's days");
            mutate(mutants, place, rule -> ((ObjectNode) rule).remove("orLater"), "no other date");
            mutate(mutants, place, rule -> untilTheDayBefore((ObjectNode) rule), "until the day before");
        }
        assertEquals(4, mutants.size());
        assertEquals(List.of(), survivors(mutants));
    }

    @Test
    void theLawAsItIsFailsNone() {
        StatutoryClock clock = new StatutoryClock(Law.shipped(), new EnglishWorkingDays());
        assertTrue(rows.stream().allMatch(row -> row.holdsFor(clock)));
    }

    private void forEachWord(List<Mutant> mutants, String name) {
        JsonNode law = JSON.readTree(Law.shippedText());
        for (int place = 0; place < rules(law).size(); place++) {
            JsonNode words = rules(law).get(place).path(name);
            boolean needed = List.of("starts", "transfers").contains(name);
            for (int word = 0; (!needed || words.size() > 1) && word < words.size(); word++) {
                int taken = word;
                mutate(
                        mutants,
                        place,
                        rule -> ((ArrayNode) rule.path(name)).remove(taken),
                        "without " + name + " " + words.get(word).asString());
            }
            if (needed && words.size() == 1) {
                mutants.add(mutant(rules(law).get(place), "gone", without(place)));
            }
        }
    }

    private static Law without(int place) {
        JsonNode law = JSON.readTree(Law.shippedText());
        ((ArrayNode) rules(law)).remove(place);
        return LawReader.read(law);
    }

    /** Adds the law with this change of one rule, if it is a change and leaves a law. */
    private static void mutate(List<Mutant> mutants, int place, Consumer<JsonNode> change, String what) {
        JsonNode law = JSON.readTree(Law.shippedText());
        JsonNode rule = rules(law).get(place);
        String before = rule.toString();
        change.accept(rule);
        if (!rule.toString().equals(before)) {
            mutants.add(mutant(rule, what, LawReader.read(law)));
        }
    }

    private static void shift(JsonNode limit, int by) {
        for (String kind : List.copyOf(limit.propertyNames())) {
            JsonNode value = limit.path(kind);
            if (!value.isInt()) {
                MonthDay day = MonthDay.parse(value.asString());
                // of a leap year, in which each day has one before and one after it
                ((ObjectNode) limit)
                        .put(kind, MonthDay.from(day.atYear(2028).plusDays(by)).toString());
            } else if (value.asInt() + by > 0) {
                ((ObjectNode) limit).put(kind, value.asInt() + by);
            }
        }
    }

    private static void untilTheDayBefore(ObjectNode rule) {
        if (rule.has("until")) {
            rule.put(
                    "until",
                    LocalDate.parse(rule.path("until").asString()).minusDays(1).toString());
        }
    }

    private List<String> survivors(List<Mutant> mutants) {
        return mutants.stream()
                .filter(mutant -> {
                    StatutoryClock clock = new StatutoryClock(mutant.law(), new EnglishWorkingDays());
                    return rows.stream()
                            .filter(row -> row.rule().equals(mutant.rule()))
                            .allMatch(row -> row.holdsFor(clock));
                })
                .map(Mutant::what)
                .toList();
    }

    private static JsonNode rules(JsonNode law) {
        return law.path("rules");
    }

    private static Mutant mutant(JsonNode rule, String what, Law law) {
        String id = rule.path("id").asString();
        return new Mutant(id, id + " from " + rule.path("from").asString() + " " + what, law);
    }
}
