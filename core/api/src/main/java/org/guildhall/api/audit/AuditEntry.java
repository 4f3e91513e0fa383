package org.guildhall.api.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An entry of the audit log.
 *
 * @param actor an account's id, {@code system:NAME} or {@code anonymous}
 * @param clientAddress where the request came from; empty for jobs
 */
public record AuditEntry(
        UUID id,
        Instant at,
        String actor,
        String clientAddress,
        String action,
        String subjectType,
        String subjectId,
        Map<String, String> details) {}
