package org.guildhall.runtime.health;

import java.time.Duration;
import java.util.function.Supplier;
import org.guildhall.api.audit.ChainCheck;
import org.guildhall.api.health.HealthPart;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.runtime.audit.AuditChain;

/** Whether the audit log is as it was written, and linked up to now. */
final class AuditCheck implements Supplier<HealthPart> {
    static final String NAME = "audit";
    private static final Duration LATE = Duration.ofMinutes(10);

    private final AuditChain chain;

    AuditCheck(AuditChain chain) {
        this.chain = chain;
    }

    @Override
    public HealthPart get() {
        ChainCheck last = chain.lastCheck().map(check -> check.result()).orElse(new ChainCheck.Intact(0));
        if (last instanceof ChainCheck.Broken broken) {
            return new HealthPart(
                    NAME,
                    HealthPart.State.BAD,
                    HealthProblem.of("health.audit.broken", Long.toString(broken.before())),
                    HealthProblem.of("health.audit.broken.advice"));
        }
        AuditChain.Length length = chain.length();
        if (length.lag().compareTo(LATE) > 0) {
            return new HealthPart(
                    NAME,
                    HealthPart.State.ATTENTION,
                    HealthProblem.of("health.audit.late", Long.toString(length.waiting())),
                    HealthProblem.of("health.audit.late.advice"));
        }
        return HealthPart.good(NAME, "health.audit.good", Long.toString(length.linked()));
    }
}
