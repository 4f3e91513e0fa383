package org.guildhall.runtime.document;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.runtime.malware.Scanners;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What administrators have to know of the scanner and of what it found. */
@Component(service = ScanHealth.class)
public final class ScanHealth {
    private static final Duration LATE = Duration.ofMinutes(10);
    private static final Duration NEWS = Duration.ofDays(7);

    private final VaultDocuments documents;
    private final Scanners scanners;
    private final Clock clock;

    @Activate
    public ScanHealth(@Reference VaultDocuments documents, @Reference Scanners scanners, @Reference Clock clock) {
        this.documents = documents;
        this.scanners = scanners;
        this.clock = clock;
    }

    /** Whether files can be scanned at all. */
    public boolean hasScanner() {
        return scanners.current().isPresent();
    }

    /** The scanner's silence, files that wait for too long, malware found in the last week. */
    public List<HealthProblem> problems() {
        List<HealthProblem> problems = new ArrayList<>();
        scanners.current()
                .ifPresent(scanner -> scanner.problem()
                        .ifPresent(reason ->
                                problems.add(HealthProblem.of("health.problem.scanner", scanner.address(), reason))));
        Instant now = clock.instant();
        long late = documents.waitingSince(now.minus(LATE));
        if (late > 0) {
            problems.add(HealthProblem.of("health.problem.scanner-late", Long.toString(late)));
        }
        long found = documents.quarantinedSince(now.minus(NEWS));
        if (found > 0) {
            problems.add(HealthProblem.of("health.problem.quarantined", Long.toString(found)));
        }
        return problems;
    }
}
