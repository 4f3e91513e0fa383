package org.guildhall.runtime.persistence;

import java.time.Clock;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.runtime.persistence.sample.BookEntity;
import org.guildhall.testkit.database.DatabasePlace;

/** The sample's unit beside a second unit, on one database. */
final class Sample implements AutoCloseable {
    final ConnectionPool pool;
    final Transactions transactions;
    final Ids ids = new TimeOrderedIds(Clock.systemUTC());
    private final UnitOpener.OpenUnit unit;
    private final UnitOpener.OpenUnit other;

    private Sample(DatabasePlace place) {
        pool = new ConnectionPool(new LaunchSettings(place.settings()));
        transactions = new Transactions(pool);
        unit = UnitOpener.open(pool, transactions, "sample", BookEntity.class);
        other = UnitOpener.open(pool, transactions, "other", BookEntity.class);
    }

    static Sample of(DatabasePlace place) {
        return place.share(Sample.class, Sample::new);
    }

    Database database() {
        return unit;
    }

    Database other() {
        return other;
    }

    @Override
    public void close() {
        unit.close();
        other.close();
        pool.close();
    }
}
