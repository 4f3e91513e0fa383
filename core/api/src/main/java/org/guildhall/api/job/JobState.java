package org.guildhall.api.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job as administrators see it. */
public record JobState(
        String name,
        @Nullable Instant lastStart,
        @Nullable Instant lastSuccess,
        @Nullable String lastProblem,
        @Nullable Instant nextRun) {}
