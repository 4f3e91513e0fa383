package org.guildhall.finance.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.settings.SettingsRule;
import org.guildhall.finance.FinanceSettings;
import org.guildhall.finance.document.DocumentKind;
import org.osgi.service.component.annotations.Component;

/** Tells a mistake in the list of roles where it is made: on the form, and before anything is taken. */
@Component(service = SettingsRule.class)
public final class RoleRule implements SettingsRule {
    static final String ROLES = "roles";

    @Override
    public String form() {
        return FinanceSettings.ID;
    }

    @Override
    public List<FieldProblem> problems(Map<String, List<String>> values) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int number = 0;
        for (String line : values.getOrDefault(ROLES, List.of())) {
            number++;
            if (!line.isBlank()) {
                problems.addAll(problems(number, line, ids));
            }
        }
        return problems;
    }

    private static List<FieldProblem> problems(int number, String line, Set<String> ids) {
        RepresentativeRole role;
        try {
            role = RoleLine.read(line);
        } catch (RoleLine.Unreadable slip) {
            return List.of(FieldProblem.of(ROLES, slip.textKey, number, slip.detail));
        }
        List<FieldProblem> problems = new ArrayList<>();
        RoleLine.unknownParts(line)
                .forEach(part -> problems.add(FieldProblem.of(ROLES, "finance.roles.problem.part", number, part)));
        if (!ids.add(role.id())) {
            problems.add(FieldProblem.of(ROLES, "finance.roles.problem.twice", number, role.id()));
        }
        role.scope().stream()
                .filter(kind -> DocumentKind.of(kind).isEmpty())
                .sorted()
                .forEach(kind -> problems.add(FieldProblem.of(
                        ROLES, "finance.roles.problem.kind", number, kind, String.join(", ", DocumentKind.codes()))));
        return problems;
    }
}
