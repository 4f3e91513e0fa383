package org.guildhall.api.error;

import java.util.List;

/** Fields that cannot be taken as they are; the form shows each problem beside its field and in the error summary. */
public final class InvalidInputException extends RuntimeException {
    private final transient List<FieldProblem> problems;

    /** Refuses an input for at least one problem. */
    public InvalidInputException(List<FieldProblem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    /** The problems in the order of the fields on the page. */
    public List<FieldProblem> problems() {
        return problems;
    }
}
