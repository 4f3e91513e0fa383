package org.guildhall.referral.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.FieldType;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormField;

/** What cannot be so, though each answer alone is a date: a slip of the keyboard would send help to the wrong door. */
final class Plausible {
    /**
     * A disabled young person (Children and Families Act 2014, s. 83) or one who has left care (Children Act 1989, s. 23CZB) is served
     * until this birthday; nobody else for whom these forms are is older than 18.
     */
    private static final int TOO_OLD = 25;

    private static final String BIRTH = "childDateOfBirth";
    /** Dates that lie ahead; every other one that a form asks for is of something that has happened. */
    private static final Set<String> AHEAD = Set.of("dueDate");

    private Plausible() {}

    /**
     * What is wrong with dates.
     *
     * @param answers those to questions that are asked, and no others
     */
    static List<FieldProblem> problems(FormDefinition form, Answers answers, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        for (String name : answers.values().keySet().stream().sorted().toList()) {
            form.field(name)
                    .flatMap(field -> answers.date(name).flatMap(date -> wrong(field, date, today)))
                    .ifPresent(key -> problems.add(FieldProblem.of(name, key)));
        }
        return problems;
    }

    private static Optional<String> wrong(FormField field, LocalDate date, LocalDate today) {
        if (field.name().equals(BIRTH) && !date.isAfter(today.minusYears(TOO_OLD))) {
            return Optional.of("referral.date.too-old");
        }
        return field.type() == FieldType.DATE && !AHEAD.contains(field.name()) && date.isAfter(today)
                ? Optional.of("referral.date.future")
                : Optional.empty();
    }
}
