package org.guildhall.api.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The audit log: appended in the caller's transaction, chained by hash in a job after it (DESIGN 11). To search and to check it
 * asks for {@code audit:read}, to take it out of the house for {@code audit:export} besides.
 */
@ProviderType
public interface Audit {
    /** Writes an entry in the current transaction, or in one of its own. */
    void record(NewAuditEntry entry);

    /** Writes an entry that stays even if the current transaction is rolled back, for refusals. */
    void recordApart(NewAuditEntry entry);

    /** Finds entries, the newest first: so many of them, after leaving out so many. */
    List<AuditEntry> find(AuditQuery query, int offset, int limit);

    /** How many entries there are. */
    long count(AuditQuery query);

    /** What kinds of actions the log tells of, by name. */
    List<String> actions();

    /**
     * Writes what is found, the oldest first, however much it is; that is in the log itself. With each entry goes its place in the
     * chain, so that it can be verified elsewhere (decision 0022).
     *
     * @throws IOException if the bytes cannot be written
     */
    void export(AuditQuery query, AuditFormat format, OutputStream out) throws IOException;

    /** Entries about one thing for a portal that has already checked the right to see it. */
    List<AuditEntry> history(String subjectType, String subjectId);

    /** Checks the whole chain, and keeps what came of it. */
    ChainCheck verify();

    /** What came of the last check, whoever asked for it; every night one is done. */
    Optional<AuditCheck> lastCheck();
}
