package org.guildhall.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.settings.SettingsField;
import org.guildhall.api.settings.SettingsForm;
import org.guildhall.api.settings.SettingsRule;
import org.junit.jupiter.api.Test;

class SettingsRulesTest {
    private static final SettingsForm FORM = new SettingsForm(
            "org.guildhall.pond",
            "pond",
            "Pond",
            "",
            List.of(field("ducks", SettingsField.Kind.TEXT, "3"), field("key", SettingsField.Kind.SECRET, "")));

    @Test
    void asksTheRulesOfThisFormWithAllThatWouldHoldButSecrets() {
        SettingsRules rules = new SettingsRules();
        Rule rule = new Rule("org.guildhall.pond");
        rules.add(rule);
        rules.add(new Rule("org.guildhall.other"));
        assertEquals(
                List.of(FieldProblem.of("ducks", "pond.ducks", Map.of("ducks", List.of("3")))),
                rules.problems(FORM, Map.of()));
        assertEquals(
                List.of(FieldProblem.of("ducks", "pond.ducks", Map.of("ducks", List.of("4")))),
                rules.problems(FORM, Map.of("ducks", List.of("4"), "key", List.of("a secret"))));
        rules.remove(rule);
        assertEquals(List.of(), rules.problems(FORM, Map.of()));
    }

    private static SettingsField field(String name, SettingsField.Kind kind, String value) {
        return new SettingsField(name, name, "", kind, false, Map.of(), null, null, List.of(), List.of(value), false);
    }

    private record Rule(String form) implements SettingsRule {
        @Override
        public List<FieldProblem> problems(Map<String, List<String>> values) {
            return List.of(FieldProblem.of("ducks", "pond.ducks", values));
        }
    }
}
