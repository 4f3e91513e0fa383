package org.guildhall.runtime.session;

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

/** Deletes the rows of sessions and of known devices a year after their last use. */
@Component(service = Job.class)
public final class OldSessions extends OldRows {
    /** As a component; the database is asked for so that core's tables are there. */
    @Activate
    public OldSessions(@Reference Transactions transactions, @Reference Database migrated, @Reference Clock clock) {
        this(transactions, clock);
    }

    /** A job on these transactions. */
    public OldSessions(Transactions transactions, Clock clock) {
        super("core.old-sessions", Duration.ofHours(24), Duration.ofDays(365), transactions, clock);
    }

    @Override
    protected void delete(Sql sql, Instant limit) {
        sql.update("DELETE FROM core.signed_in_session WHERE last_active_at < ?", limit);
        sql.update("DELETE FROM core.known_device WHERE last_used_at < ?", limit);
    }
}
