package org.guildhall.api.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as administrators see it.
 *
 * @param onDemand whether it may be started by hand
 * @param running whether a run is under way
 * @param lastEnd when the last run ended, well or not
 * @param problem why the last run failed; null where it did not
 * @param node which server runs it, or ran it last; empty where it has not run
 */
public record JobState(
        String name,
        boolean onDemand,
        boolean running,
        @Nullable Instant lastStart,
        @Nullable Instant lastEnd,
        @Nullable Instant lastSuccess,
        @Nullable JobProblem problem,
        String node,
        @Nullable Instant nextRun) {}
