package org.guildhall.runtime.health;

import java.util.function.Supplier;
import org.guildhall.api.health.HealthPart;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.runtime.key.Keys;

/** Whether the next start will find the key that everything is encrypted with. */
final class KeyCheck implements Supplier<HealthPart> {
    static final String NAME = "key";

    private final Keys keys;

    KeyCheck(Keys keys) {
        this.keys = keys;
    }

    @Override
    public HealthPart get() {
        return switch (keys.fileState()) {
            case GOOD -> HealthPart.good(NAME, "health.key.good");
            case OPEN ->
                new HealthPart(
                        NAME,
                        HealthPart.State.ATTENTION,
                        HealthProblem.of("health.key.open"),
                        HealthProblem.of("health.key.open.advice"));
            case MISSING ->
                new HealthPart(
                        NAME,
                        HealthPart.State.BAD,
                        HealthProblem.of("health.key.missing"),
                        HealthProblem.of("health.key.missing.advice"));
            case OTHER ->
                new HealthPart(
                        NAME,
                        HealthPart.State.BAD,
                        HealthProblem.of("health.key.other"),
                        HealthProblem.of("health.key.missing.advice"));
        };
    }
}
