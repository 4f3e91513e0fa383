package org.guildhall.runtime.mail;

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

/** Deletes the rows of mails ninety days after they were sent; what waits or was refused stays until somebody acts. */
@Component(service = Job.class)
public final class OldMails extends OldRows {
    /** As a component; the database is asked for so that core's tables are there. */
    @Activate
    public OldMails(@Reference Transactions transactions, @Reference Database migrated, @Reference Clock clock) {
        this(transactions, clock);
    }

    /** A job on these transactions. */
    public OldMails(Transactions transactions, Clock clock) {
        super("core.old-mails", Duration.ofHours(24), Duration.ofDays(90), transactions, clock);
    }

    @Override
    protected void delete(Sql sql, Instant limit) {
        sql.update("DELETE FROM core.outbox WHERE created_at < ? AND (state = 'SENT' OR state = 'KEPT')", limit);
    }
}
