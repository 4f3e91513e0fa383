package org.guildhall.runtime.health;

import java.util.List;
import java.util.function.Supplier;
import org.guildhall.api.bundle.PortalBundle;
import org.guildhall.api.bundle.PortalBundles;
import org.guildhall.api.health.HealthPart;
import org.guildhall.api.health.HealthProblem;

/** Whether the portals that should run do. */
final class PortalCheck implements Supplier<HealthPart> {
    static final String NAME = "portals";

    private final PortalBundles portals;

    PortalCheck(PortalBundles portals) {
        this.portals = portals;
    }

    @Override
    public HealthPart get() {
        List<PortalBundle> all = portals.all();
        List<String> failed = all.stream()
                .filter(portal -> portal.state() == PortalBundle.State.FAILED)
                .map(PortalBundle::name)
                .toList();
        if (!failed.isEmpty()) {
            return new HealthPart(
                    NAME,
                    HealthPart.State.BAD,
                    HealthProblem.of("health.portals.failed", String.join(", ", failed)),
                    HealthProblem.of("health.portals.failed.advice"));
        }
        long stopped = all.stream()
                .filter(portal -> portal.state() == PortalBundle.State.STOPPED)
                .count();
        return HealthPart.good(
                NAME, "health.portals.good", Long.toString(all.size() - stopped), Long.toString(stopped));
    }
}
