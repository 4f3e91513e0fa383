package org.guildhall.runtime.health;

import java.util.function.Supplier;
import org.guildhall.api.health.HealthPart;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.runtime.metrics.MetricsToken;

/** Whether a monitoring program can read the figures. */
final class MetricsCheck implements Supplier<HealthPart> {
    static final String NAME = "metrics";

    private final MetricsToken token;

    MetricsCheck(MetricsToken token) {
        this.token = token;
    }

    @Override
    public HealthPart get() {
        if (token.isTooShort()) {
            return new HealthPart(
                    NAME,
                    HealthPart.State.ATTENTION,
                    HealthProblem.of("health.metrics.too-short"),
                    HealthProblem.of("health.metrics.too-short.advice"));
        }
        return HealthPart.good(NAME, token.isSet() ? "health.metrics.open" : "health.metrics.closed");
    }
}
