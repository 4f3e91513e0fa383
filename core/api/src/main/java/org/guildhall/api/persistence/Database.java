package org.guildhall.api.persistence;

import jakarta.persistence.EntityManager;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The persistence unit of the bundle that asks for this service (scope bundle).
 *
 * <p>The bundle names its schema by the manifest header {@code Guildhall-Schema}, lists its entities in {@code
 * META-INF/persistence.xml} and keeps its migrations in {@code db/migration/derby} and {@code db/migration/postgresql}. The
 * first use migrates and deploys the unit; the last release closes it. A call inside another call, of whichever bundle,
 * joins the same database transaction.
 */
@ProviderType
public interface Database {
    /**
     * Runs the work in a transaction and commits it with the outermost call; any exception rolls everything back.
     *
     * <p>The outermost call is tried again as a whole after a deadlock, a serialisation failure or an optimistic lock, so
     * the work must have no effect outside the database. Never call a remote system inside.
     */
    <T extends @org.jspecify.annotations.Nullable Object> T call(Work<T> work);

    /** As {@link #call}, for work without a result. */
    default void run(Action action) {
        this.<@org.jspecify.annotations.Nullable Object>call(entities -> {
            action.on(entities);
            return null;
        });
    }

    /** Runs after the outermost transaction has committed, or never if it rolls back; at once outside of one. */
    void afterCommit(Runnable action);

    /** Work that reads or writes entities and gives a result. */
    @FunctionalInterface
    interface Work<T extends @org.jspecify.annotations.Nullable Object> {
        /** Uses the unit's entity manager, valid until the transaction ends. */
        T on(EntityManager entities);
    }

    /** Work that reads or writes entities. */
    @FunctionalInterface
    interface Action {
        /** Uses the unit's entity manager, valid until the transaction ends. */
        void on(EntityManager entities);
    }
}
