package org.guildhall.api.health;

import java.util.List;

/**
 * One thing that somebody has to do.
 *
 * @param textKey what is wrong and what to do, a whole text
 * @param values what is put into it
 */
public record HealthProblem(String textKey, List<String> values) {
    /** A problem whose text needs no values. */
    public static HealthProblem of(String textKey, String... values) {
        return new HealthProblem(textKey, List.of(values));
    }
}
