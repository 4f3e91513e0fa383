package org.guildhall.runtime.health;

import java.util.function.Supplier;
import org.guildhall.api.health.Health;
import org.guildhall.api.health.HealthPart;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.api.instance.Instance;

/** Whether links lead to where people reach the instance. */
final class AddressCheck implements Supplier<HealthPart> {
    static final String NAME = "address";

    private final Instance instance;
    private final Health health;

    AddressCheck(Instance instance, Health health) {
        this.instance = instance;
        this.health = health;
    }

    @Override
    public HealthPart get() {
        return health.problems().stream()
                .filter(problem -> problem.textKey().equals("health.problem.base"))
                .findFirst()
                .map(problem ->
                        new HealthPart(NAME, HealthPart.State.BAD, HealthProblem.of("health.address.wrong"), problem))
                .orElseGet(() -> HealthPart.good(NAME, "health.address.good", instance.baseAddress()));
    }
}
