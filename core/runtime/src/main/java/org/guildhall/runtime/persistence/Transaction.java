package org.guildhall.runtime.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One database transaction: a connection, and the entity managers that joined it. */
final class Transaction {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private final ConnectionPool pool;
    private final boolean apart;
    private final Thread owner = Thread.currentThread();
    private final Map<Unit, EntityManager> joined = new LinkedHashMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private @Nullable Connection connection;
    private @Nullable Throwable failure;
    private boolean rollBackOnly;
    private boolean open = true;

    /**
     * A transaction of this thread.
     *
     * @param apart whether the thread is in another one too, which waits for this one
     */
    Transaction(ConnectionPool pool, boolean apart) {
        this.pool = pool;
        this.apart = apart;
    }

    /** Whether statements may run now, on this thread. */
    boolean usable() {
        return open && owner.equals(Thread.currentThread());
    }

    Connection connection() {
        Connection taken = connection;
        if (taken == null) {
            try {
                taken = apart ? pool.takeApart() : pool.take();
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
            connection = taken;
        }
        return taken;
    }

    EntityManager entities(Unit unit) {
        EntityManager known = joined.get(unit);
        if (known != null) {
            return known;
        }
        EntityManager entities = unit.enter();
        joined.put(unit, entities);
        entities.getTransaction().begin();
        return entities;
    }

    void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** A part of the work threw: nothing of the whole may stay, even if somebody catches it. */
    void failed(Throwable problem) {
        rollBackOnly = true;
        if (failure == null) {
            failure = problem;
        }
    }

    void rollBackOnly() {
        rollBackOnly = true;
    }

    void commit() {
        flush();
        if (rollBackOnly
                || joined.values().stream()
                        .anyMatch(each -> each.getTransaction().getRollbackOnly())) {
            throw new IllegalStateException("The transaction cannot be committed: a part of it failed", failure);
        }
        if (connection != null) {
            try {
                refuseAborted(connection);
                connection.commit();
            } catch (SQLException e) {
                throw new PersistenceException("The commit failed", e);
            }
        }
        open = false;
        for (EntityManager entities : joined.values()) {
            finish(entities);
        }
    }

    void rollBack(Throwable cause) {
        open = false;
        for (EntityManager entities : joined.values()) {
            try {
                if (entities.getTransaction().isActive()) {
                    entities.getTransaction().rollback();
                }
            } catch (RuntimeException e) {
                cause.addSuppressed(e);
            }
        }
        if (connection != null) {
            try {
                connection.rollback();
            } catch (SQLException e) {
                cause.addSuppressed(e);
            }
        }
    }

    void release() {
        open = false;
        joined.forEach((unit, entities) -> {
            try {
                if (entities.isOpen()) {
                    entities.close();
                }
            } finally {
                unit.leave();
            }
        });
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.warn("A connection could not be given back", e);
            }
        }
    }

    void afterwards() {
        for (Runnable action : afterCommit) {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.error("What was to follow a committed transaction failed", e);
            }
        }
    }

    /** Flushing one unit can make another join, so go on until none is new. */
    private void flush() {
        int flushed = 0;
        while (flushed < joined.size()) {
            List<EntityManager> all = List.copyOf(joined.values());
            for (EntityManager entities : all) {
                entities.flush();
            }
            flushed = all.size();
        }
    }

    /** The data is committed; the entity manager only closes its books. */
    private static void finish(EntityManager entities) {
        try {
            entities.getTransaction().commit();
        } catch (RuntimeException e) {
            LOG.error("A unit could not close its books after the commit", e);
        }
    }

    /** PostgreSQL answers a commit after a swallowed failure with success, and keeps nothing. */
    private static void refuseAborted(Connection connection) throws SQLException {
        if (connection.isWrapperFor(BaseConnection.class)
                && connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED) {
            throw new SQLException("A failed statement has aborted the transaction", "25P02");
        }
    }
}
