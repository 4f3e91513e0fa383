package org.guildhall.runtime.health;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.guildhall.api.health.Health;
import org.guildhall.api.health.HealthPart;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.runtime.mail.MailQueue;
import org.guildhall.runtime.mail.MailRoute;

/** Whether mails go out. */
final class MailCheck implements Supplier<HealthPart> {
    static final String NAME = "mail";
    private static final Set<String> UNSET = Set.of("health.problem.mail", "health.problem.sender");

    private final MailRoute route;
    private final MailQueue queue;
    private final Health health;

    MailCheck(MailRoute route, MailQueue queue, Health health) {
        this.route = route;
        this.queue = queue;
        this.health = health;
    }

    @Override
    public HealthPart get() {
        Optional<HealthProblem> unset = health.problems().stream()
                .filter(problem -> UNSET.contains(problem.textKey()))
                .findFirst();
        if (unset.isPresent()) {
            return new HealthPart(NAME, HealthPart.State.BAD, HealthProblem.of("health.mail.unset"), unset.get());
        }
        if (route.keeps()) {
            return HealthPart.good(NAME, "health.mail.kept");
        }
        MailQueue.Counts counts = queue.counts();
        if (counts.stuck() > 0) {
            return new HealthPart(
                    NAME,
                    HealthPart.State.ATTENTION,
                    HealthProblem.of("health.mail.stuck", Long.toString(counts.stuck())),
                    HealthProblem.of("health.mail.stuck.advice"));
        }
        return HealthPart.good(
                NAME, "health.mail.good", Long.toString(counts.waiting()), Long.toString(counts.refused()));
    }
}
