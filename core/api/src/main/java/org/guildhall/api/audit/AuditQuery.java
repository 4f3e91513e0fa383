package org.guildhall.api.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which entries to find; a null part matches all. In {@code action} a {@code *} stands for any text. */
public record AuditQuery(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String subjectType,
        @Nullable String subjectId,
        @Nullable Instant from,
        @Nullable Instant until,
        int limit) {
    /** The entries about one thing, the newest first. */
    public static AuditQuery about(String subjectType, Object subjectId, int limit) {
        return new AuditQuery(null, null, subjectType, subjectId.toString(), null, null, limit);
    }
}
