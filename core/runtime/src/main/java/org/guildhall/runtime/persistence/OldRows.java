package org.guildhall.runtime.persistence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.guildhall.api.job.Job;

/** A job that deletes rows of core's tables a while after they have stopped to matter. */
public abstract class OldRows implements Job {
    private final String name;
    private final Duration every;
    private final Duration kept;
    private final Transactions transactions;
    private final Clock clock;

    /** Deletes what is older than {@code kept}, in one transaction each time. */
    protected OldRows(String name, Duration every, Duration kept, Transactions transactions, Clock clock) {
        this.name = name;
        this.every = every;
        this.kept = kept;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Deletes the rows from before the limit. */
    protected abstract void delete(Sql sql, Instant limit);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Duration every() {
        return every;
    }

    @Override
    public final void run() {
        Instant limit = clock.instant().minus(kept);
        transactions.run(sql -> delete(sql, limit));
    }
}
