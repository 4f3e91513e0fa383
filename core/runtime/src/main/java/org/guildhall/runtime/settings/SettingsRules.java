package org.guildhall.runtime.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.settings.SettingsField;
import org.guildhall.api.settings.SettingsForm;
import org.guildhall.api.settings.SettingsRule;

/** The checks that bundles bring for their own settings; they come and go with them. */
final class SettingsRules {
    private final List<SettingsRule> rules = new CopyOnWriteArrayList<>();

    void add(SettingsRule rule) {
        rules.add(rule);
    }

    void remove(SettingsRule rule) {
        rules.remove(rule);
    }

    /** What the rules of this form say to it, if it were changed like this. */
    List<FieldProblem> problems(SettingsForm form, Map<String, List<String>> changed) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        form.fields().stream()
                .filter(field -> field.kind() != SettingsField.Kind.SECRET)
                .forEach(field -> all.put(field.name(), changed.getOrDefault(field.name(), field.value())));
        return rules.stream()
                .filter(rule -> rule.form().equals(form.id()))
                .flatMap(rule -> rule.problems(all).stream())
                .toList();
    }
}
