package org.guildhall.finance.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One manifest and what became of it. */
public record ImportRun(
        UUID id,
        ImportKind kind,
        Instant startedAt,
        @Nullable Instant finishedAt,
        int taken,
        int alreadyHere,
        int refused) {}
