package org.guildhall.auth.password;

import java.util.ArrayList;
import java.util.List;
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

    /** A rule of the policy is not met, as the field's problem says it. */
    public static FieldProblem unmet() {
        return FieldProblem.of(PASSWORD, "auth.password.unmet");
    }

    /** What is wrong whoever's password it is to be. */
    public List<FieldProblem> problems() {
        List<FieldProblem> problems = new ArrayList<>();
        if (password.isEmpty()) {
            problems.add(FieldProblem.of(PASSWORD, "auth.password.missing"));
        }
        if (!password.equals(confirmation)) {
            problems.add(FieldProblem.of(CONFIRMATION, "auth.password.different"));
        }
        return problems;
    }

    /** What is wrong with it for this owner, earlier passwords left out. */
    public List<FieldProblem> problems(PasswordPolicy policy, PasswordOwner owner) {
        List<FieldProblem> problems = problems();
        if (!password.isEmpty() && !policy.unmet(password, owner).isEmpty()) {
            problems.addFirst(unmet());
        }
        return problems;
    }

    @Override
    public String toString() {
        return "PasswordEntry";
    }
}
