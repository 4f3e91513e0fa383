package org.guildhall.runtime.health;

import java.util.function.Supplier;
import org.guildhall.api.health.HealthPart;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.runtime.persistence.ConnectionPool;
import org.guildhall.runtime.persistence.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the database answers, and whether it has connections to give. */
final class DatabaseCheck implements Supplier<HealthPart> {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseCheck.class);
    static final String NAME = "database";

    private final Transactions transactions;
    private final ConnectionPool pool;

    DatabaseCheck(Transactions transactions, ConnectionPool pool) {
        this.transactions = transactions;
        this.pool = pool;
    }

    @Override
    public HealthPart get() {
        try {
            transactions.<Long>call(sql -> sql.count("SELECT count(*) FROM core.audit_head"));
        } catch (RuntimeException away) {
            LOG.warn("The database does not answer.", away);
            return new HealthPart(
                    NAME,
                    HealthPart.State.BAD,
                    HealthProblem.of("health.database.away"),
                    HealthProblem.of("health.database.away.advice"));
        }
        ConnectionPool.Use use = pool.use();
        if (use.awaited() > 0) {
            return new HealthPart(
                    NAME,
                    HealthPart.State.ATTENTION,
                    HealthProblem.of("health.database.busy", Integer.toString(use.awaited())),
                    HealthProblem.of("health.database.busy.advice"));
        }
        return HealthPart.good(
                NAME,
                switch (pool.dialect()) {
                    case DERBY -> "health.database.derby";
                    case POSTGRESQL -> "health.database.postgresql";
                });
    }
}
