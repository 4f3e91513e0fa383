package org.guildhall.api.form;

import java.util.Set;

/** Holds where the answer of a field is one of the values. */
public record Condition(String field, Set<String> isOneOf) {
    /** Whether it holds for these answers. */
    public boolean holds(Answers answers) {
        return answers.all(field).stream().anyMatch(isOneOf::contains);
    }
}
