package org.guildhall.auth.password;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.password.PasswordOwner;
import org.guildhall.api.password.PasswordPolicy;

/**
 * A new password with its confirmation, as it was typed.
 *
 * @param minimumLength what the portal asks for that the person is heading for; 0 where none does
 */
public record PasswordEntry(String password, String confirmation, int minimumLength) {
    /** Name of the field of the password. */
    public static final String PASSWORD = "password";

    /** Name of the field of the confirmation. */
    public static final String CONFIRMATION = "confirmation";

    private static final int MAXIMUM_LENGTH = 128;

    /** What to do, and after it each rule that is not met in the policy's own words. */
    public static List<FieldProblem> unmet(PasswordPolicy policy, Set<String> rules) {
        List<FieldProblem> problems = new ArrayList<>();
        problems.add(FieldProblem.of(PASSWORD, "auth.password.unmet"));
        policy.rules().stream()
                .filter(rule -> rules.contains(rule.id()))
                .map(rule -> new FieldProblem(PASSWORD, rule.textKey(), rule.arguments()))
                .forEach(problems::add);
        return problems;
    }

    /** What is wrong whoever's password it is to be. */
    public List<FieldProblem> problems() {
        List<FieldProblem> problems = new ArrayList<>();
        if (password.isEmpty()) {
            problems.add(FieldProblem.of(PASSWORD, "auth.password.missing"));
        } else if (tooLong()) {
            problems.add(FieldProblem.of(PASSWORD, "auth.field.long", MAXIMUM_LENGTH));
        }
        if (!password.equals(confirmation)) {
            problems.add(FieldProblem.of(CONFIRMATION, "auth.password.different"));
        }
        return problems;
    }

    /** What is wrong with it for this owner, earlier passwords left out. */
    public List<FieldProblem> problems(PasswordPolicy policy, PasswordOwner owner) {
        List<FieldProblem> problems = problems();
        Set<String> rules = password.isEmpty() || tooLong() ? Set.of() : policy.unmet(password, owner);
        if (!rules.isEmpty()) {
            problems.addAll(0, unmet(policy, rules));
        }
        return problems;
    }

    /** In the form that is hashed. */
    private boolean tooLong() {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).length() > MAXIMUM_LENGTH;
    }

    @Override
    public String toString() {
        return "PasswordEntry";
    }
}
