package org.guildhall.api.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An entry of the audit log.
 *
 * @param actor an account's id, {@code system:NAME} or {@code anonymous}
 * @param session id of the signed-in session; empty for anybody else
 * @param browser in words; empty for jobs
 * @param clientAddress where the request came from; empty for jobs
 */
public record AuditEntry(
        UUID id,
        Instant at,
        String actor,
        String session,
        String browser,
        String clientAddress,
        String action,
        String subjectType,
        String subjectId,
        Map<String, String> details) {}
