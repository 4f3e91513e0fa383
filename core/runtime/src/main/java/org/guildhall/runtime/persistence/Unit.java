package org.guildhall.runtime.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.guildhall.api.error.UnavailableException;
import org.guildhall.runtime.config.ContextLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bundle's schema and entities, ready for use; its end waits for the transactions under way that use it. */
final class Unit implements UnitOpener.OpenUnit {
    private static final Logger LOG = LoggerFactory.getLogger(Unit.class);
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final Transactions transactions;
    private final EntityManagerFactory factory;
    private final Lock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private int underWay;
    private boolean ending;

    private Unit(String name, Transactions transactions, EntityManagerFactory factory) {
        this.name = name;
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
        return new Unit(name, transactions, factory);
    }

    @Override
    public <T extends @Nullable Object> T call(Work<T> work) {
        return transactions.join(transaction -> work.on(transaction.entities(this)));
    }

    @Override
    public void afterCommit(Runnable action) {
        transactions.afterCommit(action);
    }

    /**
     * An entity manager of a transaction, which calls {@link #leave} after its end.
     *
     * @throws UnavailableException if the bundle has stopped
     */
    EntityManager enter() {
        lock.lock();
        try {
            if (ending) {
                throw new UnavailableException("unit " + name);
            }
            EntityManager entities = factory.createEntityManager();
            underWay++;
            return entities;
        } finally {
            lock.unlock();
        }
    }

    /** A transaction that used the unit has ended. */
    void leave() {
        lock.lock();
        try {
            underWay--;
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            ending = true;
            long nanos = PATIENCE.toNanos();
            while (underWay > 0 && nanos > 0) {
                nanos = left.awaitNanos(nanos);
            }
            if (underWay > 0) {
                LOG.warn("Unit {} ends under {} transactions", name, underWay);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
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
