package org.guildhall.runtime.health;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.guildhall.api.health.Health;
import org.guildhall.api.health.HealthPart;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.api.instance.Instance;

/** Whether files can be added, and what the malware scanner says. */
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
        List<HealthProblem> problems = health.problems();
        return Stream.of(
                        told(problems, "health.problem.uploads", HealthPart.State.BAD, "health.documents.refused"),
                        told(problems, "health.problem.scanner", HealthPart.State.BAD, "health.documents.scanner"),
                        told(problems, "health.problem.scanner-late", HealthPart.State.BAD, "health.documents.late"),
                        told(
                                problems,
                                "health.problem.quarantined",
                                HealthPart.State.ATTENTION,
                                "health.documents.quarantined"))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> HealthPart.good(NAME, "health.documents.good"));
    }

    private static Optional<HealthPart> told(
            List<HealthProblem> problems, String key, HealthPart.State state, String now) {
        return problems.stream()
                .filter(problem -> problem.textKey().equals(key))
                .findFirst()
                .map(problem -> new HealthPart(NAME, state, HealthProblem.of(now), problem));
    }
}
