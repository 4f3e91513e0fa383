package org.guildhall.api.form;

import java.util.List;
import java.util.Set;

/** Holds where the answer of one of the fields is one of the values. */
public record Condition(List<String> fields, Set<String> isOneOf) {
    /** A condition on one field. */
    public Condition(String field, Set<String> isOneOf) {
        this(List.of(field), isOneOf);
    }

    /** Whether it holds for these answers. */
    public boolean holds(Answers answers) {
        return fields.stream().flatMap(field -> answers.all(field).stream()).anyMatch(isOneOf::contains);
    }
}
