package org.guildhall.api.health;

import org.jspecify.annotations.Nullable;

/**
 * One part of the instance, and how it is.
 *
 * @param name such as {@code database}; the catalogue has its title under {@code health.part.NAME} and what it is for under {@code
 *     health.part.NAME.what}
 * @param now how it is, a whole text
 * @param advice what to do; null where nothing is to be done
 */
public record HealthPart(
        String name,
        State state,
        HealthProblem now,
        @Nullable HealthProblem advice) {
    /** How a part is. */
    public enum State {
        /** As it should be. */
        GOOD,
        /** It works, and somebody should look at it. */
        ATTENTION,
        /** It does not do its work. */
        BAD
    }

    /** A part that is as it should be. */
    public static HealthPart good(String name, String textKey, String... values) {
        return new HealthPart(name, State.GOOD, HealthProblem.of(textKey, values), null);
    }
}
