package org.guildhall.api.audit;

import java.util.Map;

/**
 * Something that was done or refused, written in the same transaction; ids, never personal data.
 *
 * @param action such as {@code finance.request.approved}
 * @param subjectType what it was done to, such as {@code document}
 * @param subjectId its id
 * @param details further ids and codes
 */
public record NewAuditEntry(String action, String subjectType, String subjectId, Map<String, String> details) {
    /** An entry without details. */
    public static NewAuditEntry of(String action, String subjectType, Object subjectId) {
        return new NewAuditEntry(action, subjectType, subjectId.toString(), Map.of());
    }

    /** The same entry with one more detail. */
    public NewAuditEntry with(String key, Object value) {
        Map<String, String> more = new java.util.TreeMap<>(details);
        more.put(key, value.toString());
        return new NewAuditEntry(action, subjectType, subjectId, Map.copyOf(more));
    }
}
