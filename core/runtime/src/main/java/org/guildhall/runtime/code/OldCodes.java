package org.guildhall.runtime.code;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.guildhall.api.job.Job;
import org.guildhall.api.persistence.Database;
import org.guildhall.runtime.persistence.OldRows;
import org.guildhall.runtime.persistence.Sql;
import org.guildhall.runtime.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deletes codes, links and counted tries a day after they have stopped to matter. */
@Component(service = Job.class)
public final class OldCodes extends OldRows {
    /** As a component; the database is asked for so that core's tables are there. */
    @Activate
    public OldCodes(@Reference Transactions transactions, @Reference Database migrated, @Reference Clock clock) {
        this(transactions, clock);
    }

    /** A job on these transactions. */
    public OldCodes(Transactions transactions, Clock clock) {
        super("core.old-codes", Duration.ofHours(1), Duration.ofDays(1), transactions, clock);
    }

    @Override
    protected void delete(Sql sql, Instant limit) {
        sql.update("DELETE FROM core.one_time_code WHERE expires_at < ? AND created_at < ?", limit, limit);
        sql.update("DELETE FROM core.wrong_code WHERE tried_at < ?", limit);
        sql.update("DELETE FROM core.one_time_link WHERE expires_at < ?", limit);
        sql.update("DELETE FROM core.throttle WHERE last_at < ?", limit);
    }
}
