package org.guildhall.api.bundle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the server keeps of one portal.
 *
 * @param name of the data: the portal's schema, which its forms, documents and records are named after too
 * @param portal symbolic name of the bundle that it belongs to; empty if none is known
 * @param title what that bundle calls itself
 * @param version of the bundle that used it last; empty if none is known
 * @param installed whether that bundle is in the set now
 * @param tables of the schema, by name
 * @param drafts forms that people have begun
 * @param documents how many files
 * @param documentBytes their size in bytes, before encryption
 * @param hold why nothing of it may be deleted
 */
public record KeptData(
        String name,
        String portal,
        String title,
        String version,
        boolean installed,
        List<Table> tables,
        long drafts,
        long documents,
        long documentBytes,
        Optional<Hold> hold) {

    /** One table with the number of its rows. */
    public record Table(String name, long rows) {}

    /**
     * A legal hold: data that a court, an inquiry or an information request may need is kept, whatever retention says.
     *
     * @param by id of the account that placed it, or the part of the system, as the audit log has it
     */
    public record Hold(String reason, String by, Instant since) {}

    /** The rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
