package org.guildhall.runtime.persistence;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work in the one transaction of this thread: the outermost call owns a JDBC connection, which the persistence units
 * of all bundles and the statements of core share (DESIGN 11).
 */
@Component(service = Transactions.class)
public final class Transactions {
    private static final int TRIES = 5;
    /** Serialisation failure, deadlocks and lock time-outs of PostgreSQL and Derby. */
    private static final Set<String> WORTH_ANOTHER_TRY = Set.of("40001", "40P01", "40XL1", "40XL2", "55P03");

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    private final ConnectionPool pool;
    private final ThreadLocal<@Nullable Transaction> current = new ThreadLocal<>();
    private final ThreadLocal<@Nullable Transaction> waiting = new ThreadLocal<>();

    /** Takes its connections from the pool. */
    @Activate
    public Transactions(@Reference ConnectionPool pool) {
        this.pool = pool;
    }

    /** Which database it is. */
    public Dialect dialect() {
        return pool.dialect();
    }

    /** Runs statements in the current transaction, or in one of their own. */
    public <T extends @Nullable Object> T call(Function<Sql, T> work) {
        return join(transaction -> work.apply(new Sql(transaction.connection(), pool.dialect())));
    }

    /** As {@link #call}, for work without a result. */
    public void run(Consumer<Sql> work) {
        this.<@Nullable Object>call(sql -> {
            work.accept(sql);
            return null;
        });
    }

    /** Runs work that stays even if the current transaction is rolled back: on a connection of its own. */
    public <T extends @Nullable Object> T apart(Supplier<T> work) {
        Transaction outer = current.get();
        if (outer == null) {
            return join(transaction -> work.get());
        }
        Transaction before = waiting.get();
        current.remove();
        waiting.set(outer);
        try {
            return join(transaction -> work.get());
        } finally {
            waiting.set(before);
            current.set(outer);
        }
    }

    /** Runs after the outermost transaction has committed, or never if it rolls back; at once outside of one. */
    public void afterCommit(Runnable action) {
        Transaction transaction = current.get();
        if (transaction == null) {
            action.run();
        } else {
            transaction.afterCommit(action);
        }
    }

    /** Whether this thread is in a transaction. */
    public boolean active() {
        return current.get() != null;
    }

    @Nullable
    Transaction current() {
        return current.get();
    }

    <T extends @Nullable Object> T join(Function<Transaction, T> work) {
        Transaction outer = current.get();
        if (outer == null) {
            return outermost(work);
        }
        try {
            return work.apply(outer);
        } catch (RuntimeException | Error e) {
            outer.failed(e);
            throw e;
        }
    }

    private <T extends @Nullable Object> T outermost(Function<Transaction, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (RuntimeException e) {
                if (attempt == TRIES || !worthAnotherTry(e)) {
                    throw e;
                }
                LOG.debug("Transaction tried again after try {}", attempt, e);
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(5_000_000L << attempt));
            }
        }
    }

    private <T extends @Nullable Object> T once(Function<Transaction, T> work) {
        Transaction transaction = new Transaction(pool, waiting.get() != null);
        T result;
        current.set(transaction);
        try {
            result = work.apply(transaction);
            transaction.commit();
        } catch (RuntimeException | Error e) {
            transaction.rollBack(e);
            throw e;
        } finally {
            current.remove();
            transaction.release();
        }
        transaction.afterwards();
        return result;
    }

    private static boolean worthAnotherTry(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof jakarta.persistence.OptimisticLockException
                    || cause instanceof org.eclipse.persistence.exceptions.OptimisticLockException) {
                return true;
            }
            if (cause instanceof SQLException sql && WORTH_ANOTHER_TRY.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
