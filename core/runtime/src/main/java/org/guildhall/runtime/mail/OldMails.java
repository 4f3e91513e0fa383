package org.guildhall.runtime.mail;

import java.time.Clock;
import java.time.Duration;
import org.guildhall.api.job.Job;
import org.guildhall.api.persistence.Database;
import org.guildhall.runtime.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deletes the rows of mails ninety days after they were sent; what waits or was refused stays until somebody acts. */
@Component(service = Job.class)
public final class OldMails implements Job {
    private static final Duration KEPT = Duration.ofDays(90);

    private final Transactions transactions;
    private final Clock clock;

    /** As a component; the database is asked for so that core's tables are there. */
    @Activate
    public OldMails(@Reference Transactions transactions, @Reference Database migrated, @Reference Clock clock) {
        this(transactions, clock);
    }

    /** A job on these transactions. */
    public OldMails(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "core.old-mails";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(24);
    }

    @Override
    public void run() {
        transactions.run(sql -> sql.update(
                "DELETE FROM core.outbox WHERE created_at < ? AND (state = 'SENT' OR state = 'KEPT')",
                clock.instant().minus(KEPT)));
    }
}
