package org.guildhall.runtime.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.guildhall.runtime.config.LaunchSettings;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one database of the instance: Derby in the data folder, or the PostgreSQL that {@code guildhall.db.url} names. */
@Component(service = ConnectionPool.class)
public final class ConnectionPool implements AutoCloseable {
    /** JDBC address of a PostgreSQL database. */
    public static final String URL = "guildhall.db.url";

    private static final String USER = "guildhall.db.user";
    private static final String PASSWORD = "guildhall.db.password";
    private static final String NO_COMPILER = "-c jit=off";
    static final int SIZE = 10;
    /** What a start needs; the others are made when these are not enough. */
    private static final int FIRST = 2;

    /**
     * For work apart, whose thread has a connection already: were it taken from the same ones, so many threads that each wait for a
     * second one would wait for each other.
     */
    private static final int SIZE_APART = 3;

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);

    private final Dialect dialect;
    private final @Nullable DerbyFolder derby;
    private final HikariDataSource pool;
    private final HikariDataSource apart;

    /** Opens the database. */
    @Activate
    public ConnectionPool(@Reference LaunchSettings settings) {
        Optional<String> url = settings.get(URL);
        if (url.isPresent()) {
            dialect = Dialect.POSTGRESQL;
            derby = null;
            DataSource source = postgresql(url.get(), settings);
            pool = pool(source);
            apart = poolApart(source);
        } else {
            dialect = Dialect.DERBY;
            derby = new DerbyFolder(settings.dataFolder());
            DataSource source = derby.open();
            pool = pool(source);
            apart = poolApart(source);
            LOG.info("Database: embedded, in {}", settings.dataFolder());
        }
    }

    /** Which database it is. */
    public Dialect dialect() {
        return dialect;
    }

    /** A connection of its own without auto-commit; the caller ends its transaction and closes it. */
    Connection take() throws SQLException {
        return take(pool);
    }

    /** As {@link #take}, for a thread that has one already. */
    Connection takeApart() throws SQLException {
        return take(apart);
    }

    /**
     * HikariCP may not grow for a thread that waits, if it counts a connection as idle that another thread is about to take: the thread
     * then waits until it times out. It grows for certain while it wants more idle ones than there are.
     */
    private static Connection take(HikariDataSource from) throws SQLException {
        HikariPoolMXBean now = from.getHikariPoolMXBean();
        if (now != null && now.getIdleConnections() < FIRST) {
            from.setMinimumIdle(from.getMaximumPoolSize());
        }
        return from.getConnection();
    }

    DataSource dataSource() {
        return pool;
    }

    /** How its connections are used now. */
    public Use use() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return now == null
                ? new Use(0, 0, 0, SIZE)
                : new Use(
                        now.getActiveConnections(), now.getIdleConnections(), now.getThreadsAwaitingConnection(), SIZE);
    }

    /**
     * Connections.
     *
     * @param awaited by how many threads
     */
    public record Use(int active, int idle, int awaited, int most) {}

    @Deactivate
    @Override
    public void close() {
        apart.close();
        pool.close();
        if (derby != null) {
            derby.shutDown();
        }
    }

    private static PGSimpleDataSource postgresql(String url, LaunchSettings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setURL(url);
        } catch (IllegalArgumentException e) {
            // neither the address nor the driver's message: both can hold the password
            throw new IllegalStateException(
                    "guildhall.db.url is no address of a PostgreSQL database (jdbc:postgresql://HOST:PORT/NAME)");
        }
        settings.get(USER).ifPresent(source::setUser);
        settings.get(PASSWORD).ifPresent(source::setPassword);
        source.setApplicationName("guildhall");
        // else PostgreSQL compiles what it takes for dear before it runs it, which repays no query of a page
        String own = source.getOptions();
        source.setOptions(own == null ? NO_COMPILER : NO_COMPILER + " " + own);
        LOG.info(
                "Database: PostgreSQL, {} on {}", source.getDatabaseName(), String.join(", ", source.getServerNames()));
        return source;
    }

    private static HikariDataSource pool(DataSource source) {
        HikariConfig config = config("guildhall", source, SIZE);
        config.setMinimumIdle(FIRST);
        config.setInitializationFailTimeout(30_000);
        return new HikariDataSource(config);
    }

    private static HikariDataSource poolApart(DataSource source) {
        HikariConfig config = config("guildhall-apart", source, SIZE_APART);
        config.setMinimumIdle(0);
        // the other one has shown that the database is there
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static HikariConfig config(String name, DataSource source, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(10_000);
        return config;
    }
}
