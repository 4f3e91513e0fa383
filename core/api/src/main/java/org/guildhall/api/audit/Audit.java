package org.guildhall.api.audit;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The audit log: appended in the caller's transaction, chained by hash in a job after it (DESIGN 11). */
@ProviderType
public interface Audit {
    /** Writes an entry in the current transaction, or in one of its own. */
    void record(NewAuditEntry entry);

    /** Writes an entry that stays even if the current transaction is rolled back, for refusals. */
    void recordApart(NewAuditEntry entry);

    /**
     * Finds entries, the newest first.
     *
     * @throws org.guildhall.api.error.NotPermittedException without {@code audit:read}
     */
    List<AuditEntry> find(AuditQuery query);

    /** Entries about one thing for a portal that has already checked the right to see it. */
    List<AuditEntry> history(String subjectType, String subjectId);

    /** Checks the whole chain. */
    ChainCheck verify();
}
