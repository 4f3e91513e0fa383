package org.guildhall.runtime.session;

import java.time.Clock;
import java.time.Duration;
import org.guildhall.api.job.Job;
import org.guildhall.api.persistence.Database;
import org.guildhall.runtime.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deletes the rows of sessions a year after their last activity; until then they tell which browsers are known. */
@Component(service = Job.class)
public final class OldSessions implements Job {
    private static final Duration KEPT = Duration.ofDays(365);

    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public OldSessions(@Reference Transactions transactions, @Reference Database migrated, @Reference Clock clock) {
        this(transactions, clock);
    }

    /** A job on these transactions. */
    public OldSessions(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "core.old-sessions";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(24);
    }

    @Override
    public void run() {
        transactions.run(sql -> sql.update(
                "DELETE FROM core.signed_in_session WHERE last_active_at < ?",
                clock.instant().minus(KEPT)));
    }
}
