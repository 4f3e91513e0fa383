package org.guildhall.api.audit;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to find; an empty set and a null match all.
 *
 * @param actors any of these
 * @param actions any of these; a {@code *} stands for any text
 * @param subjects ids of what it was done to, any of these
 * @param from the first moment
 * @param until the first moment after
 */
public record AuditQuery(
        Set<String> actors,
        Set<String> actions,
        @Nullable String subjectType,
        Set<String> subjects,
        @Nullable Instant from,
        @Nullable Instant until) {
    /** All entries. */
    public static AuditQuery all() {
        return new AuditQuery(Set.of(), Set.of(), null, Set.of(), null, null);
    }

    /** The entries about one thing. */
    public static AuditQuery about(String subjectType, Object subjectId) {
        return new AuditQuery(Set.of(), Set.of(), subjectType, Set.of(subjectId.toString()), null, null);
    }
}
