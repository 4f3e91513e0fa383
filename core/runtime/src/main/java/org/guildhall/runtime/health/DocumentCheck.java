package org.guildhall.runtime.health;

import java.nio.file.Files;
import java.util.function.Supplier;
import org.guildhall.api.health.Health;
import org.guildhall.api.health.HealthPart;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.api.instance.Instance;

/** Whether files can be added. */
final class DocumentCheck implements Supplier<HealthPart> {
    static final String NAME = "documents";

    private final Instance instance;
    private final Health health;

    DocumentCheck(Instance instance, Health health) {
        this.instance = instance;
        this.health = health;
    }

    @Override
    public HealthPart get() {
        if (!Files.isWritable(instance.folder("documents"))) {
            return new HealthPart(
                    NAME,
                    HealthPart.State.BAD,
                    HealthProblem.of("health.documents.closed"),
                    HealthProblem.of("health.documents.closed.advice"));
        }
        return health.problems().stream()
                .filter(problem -> problem.textKey().equals("health.problem.uploads"))
                .findFirst()
                .map(problem -> new HealthPart(
                        NAME, HealthPart.State.BAD, HealthProblem.of("health.documents.refused"), problem))
                .orElseGet(() -> HealthPart.good(NAME, "health.documents.good"));
    }
}
