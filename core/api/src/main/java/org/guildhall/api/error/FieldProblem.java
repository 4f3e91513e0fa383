package org.guildhall.api.error;

import java.util.List;

/**
 * One field that cannot be taken as it is.
 *
 * @param field the field's name as the form knows it
 * @param textKey the text that says what to do
 * @param arguments the values that the text names
 */
public record FieldProblem(String field, String textKey, List<Object> arguments) {
    /** A problem whose text names the given values. */
    public static FieldProblem of(String field, String textKey, Object... arguments) {
        return new FieldProblem(field, textKey, List.of(arguments));
    }
}
