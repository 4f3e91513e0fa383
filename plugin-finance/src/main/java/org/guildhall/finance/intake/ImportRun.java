package org.guildhall.finance.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One manifest, or one row of calls of another system, and what became of it.
 *
 * @param source the other system's name; empty for the drop folder
 */
public record ImportRun(
        UUID id,
        ImportKind kind,
        ImportOrigin origin,
        String source,
        Instant startedAt,
        @Nullable Instant finishedAt,
        int taken,
        int alreadyHere,
        int refused) {}
