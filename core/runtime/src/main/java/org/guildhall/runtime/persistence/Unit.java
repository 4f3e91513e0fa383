package org.guildhall.runtime.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.guildhall.runtime.config.ContextLoader;
import org.jspecify.annotations.Nullable;

/** A bundle's schema and entities, ready for use. */
final class Unit implements UnitOpener.OpenUnit {
    private static final AtomicLong NUMBER = new AtomicLong();

    private final Transactions transactions;
    private final EntityManagerFactory factory;

    private Unit(Transactions transactions, EntityManagerFactory factory) {
        this.transactions = transactions;
        this.factory = factory;
    }

    /** Migrates the schema, then deploys the entities. */
    static Unit open(ConnectionPool pool, Transactions transactions, String schema, UnitSource source) {
        Migrations.apply(pool, schema, source);
        String name = schema + "-" + NUMBER.incrementAndGet();
        UnitInfo info = new UnitInfo(name, source, new UnitDataSource(transactions));
        // EclipseLink finds a portal's classes by the thread's class loader while it deploys them
        EntityManagerFactory factory = ContextLoader.with(
                source.loader(),
                () -> new PersistenceProvider()
                        .createContainerEntityManagerFactory(info, properties(name, schema, pool.dialect())));
        // apart, because deploying asks the database about itself and must not end with somebody's roll-back
        transactions.apart(() -> ContextLoader.with(source.loader(), () -> deploy(factory)));
        return new Unit(transactions, factory);
    }

    @Override
    public <T extends @Nullable Object> T call(Work<T> work) {
        return transactions.join(transaction -> work.on(transaction.entities(factory)));
    }

    @Override
    public void afterCommit(Runnable action) {
        transactions.afterCommit(action);
    }

    @Override
    public void close() {
        factory.close();
    }

    private static boolean deploy(EntityManagerFactory factory) {
        try (EntityManager entities = factory.createEntityManager()) {
            return entities.isOpen();
        }
    }

    private static Map<String, Object> properties(String name, String schema, Dialect dialect) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(PersistenceUnitProperties.SESSION_NAME, name);
        properties.put(PersistenceUnitProperties.WEAVING, "static");
        properties.put(PersistenceUnitProperties.CACHE_SHARED_DEFAULT, "false");
        properties.put(PersistenceUnitProperties.TARGET_DATABASE, dialect.platformName());
        properties.put(PersistenceUnitProperties.SESSION_CUSTOMIZER, (SessionCustomizer)
                session -> UnitCustomizer.customize(session, schema, dialect));
        return properties;
    }
}
