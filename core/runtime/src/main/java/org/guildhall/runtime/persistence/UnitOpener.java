package org.guildhall.runtime.persistence;

import org.guildhall.api.persistence.Database;
import org.guildhall.runtime.config.LaunchSettings;

/** Opens units without OSGi, for tools and tests. */
public final class UnitOpener {
    private static final String CORE = "core";

    private UnitOpener() {}

    /** A unit that the caller closes. */
    public interface OpenUnit extends Database, AutoCloseable {
        @Override
        void close();
    }

    /** Makes core's schema and this one, or brings them up to date, and leaves the database closed. */
    public static void migrate(LaunchSettings launch, String schema, Class<?> anchor) {
        try (ConnectionPool pool = new ConnectionPool(launch)) {
            Migrations.apply(pool, CORE, new ClassPathSource(UnitOpener.class));
            if (!schema.equals(CORE)) {
                Migrations.apply(pool, schema, new ClassPathSource(anchor));
            }
        }
    }

    /** Migrates and deploys the unit that lies in the same folder or jar as the class. */
    public static OpenUnit open(ConnectionPool pool, Transactions transactions, String schema, Class<?> anchor) {
        return Unit.open(pool, transactions, schema, new ClassPathSource(anchor));
    }
}
