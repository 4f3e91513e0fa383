package org.guildhall.runtime.settings;

import java.util.List;
import java.util.Optional;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.settings.SettingsField;

/** Whether a setting can be what was typed. */
final class SettingsCheck {
    private SettingsCheck() {}

    static Optional<FieldProblem> problem(SettingsField field, List<String> typed) {
        return typed.stream()
                .filter(value -> !value.isEmpty() || field.kind() != SettingsField.Kind.SECRET)
                .flatMap(value -> problem(field, value).stream())
                .findFirst();
    }

    static boolean isNumber(String value) {
        return value.strip().matches("[+-]?\\d{1,18}");
    }

    private static Optional<FieldProblem> problem(SettingsField field, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(FieldProblem.of(field.name(), "settings.problem.control"));
        }
        if (!field.options().isEmpty() && !field.options().containsKey(value)) {
            return Optional.of(FieldProblem.of(field.name(), "settings.problem.option"));
        }
        return switch (field.kind()) {
            case NUMBER -> number(field, value);
            case YES_NO ->
                value.equals("true") || value.equals("false")
                        ? Optional.empty()
                        : Optional.of(FieldProblem.of(field.name(), "settings.problem.yes-no"));
            case TEXT, SECRET -> Optional.empty();
        };
    }

    private static Optional<FieldProblem> number(SettingsField field, String value) {
        long number;
        try {
            number = Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            return Optional.of(FieldProblem.of(field.name(), "settings.problem.number", field.label()));
        }
        Long minimum = field.minimum();
        Long maximum = field.maximum();
        if ((minimum == null || number >= minimum) && (maximum == null || number <= maximum)) {
            return Optional.empty();
        }
        if (minimum == null || maximum == null) {
            return Optional.of(
                    minimum == null
                            ? FieldProblem.of(
                                    field.name(), "settings.problem.most", field.label(), String.valueOf(maximum))
                            : FieldProblem.of(
                                    field.name(), "settings.problem.least", field.label(), minimum.toString()));
        }
        return Optional.of(FieldProblem.of(
                field.name(), "settings.problem.range", field.label(), minimum.toString(), maximum.toString()));
    }
}
