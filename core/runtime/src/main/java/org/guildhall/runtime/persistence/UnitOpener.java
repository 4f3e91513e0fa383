package org.guildhall.runtime.persistence;

import org.guildhall.api.persistence.Database;

/** Opens units without OSGi, for tools and tests. */
public final class UnitOpener {
    private UnitOpener() {}

    /** A unit that the caller closes. */
    public interface OpenUnit extends Database, AutoCloseable {
        @Override
        void close();
    }

    /** Migrates and deploys the unit that lies in the same folder or jar as the class. */
    public static OpenUnit open(ConnectionPool pool, Transactions transactions, String schema, Class<?> anchor) {
        return Unit.open(pool, transactions, schema, new ClassPathSource(anchor));
    }
}
