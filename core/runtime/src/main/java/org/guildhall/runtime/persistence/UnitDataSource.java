package org.guildhall.runtime.persistence;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Gives a persistence unit handles on the connection of the thread's transaction; only that transaction commits. */
final class UnitDataSource implements DataSource {
    private final Transactions transactions;

    UnitDataSource(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Transaction transaction = transactions.current();
        if (transaction == null || !transaction.usable()) {
            throw new SQLException("Entities are used outside of a transaction");
        }
        return (Connection) Proxy.newProxyInstance(
                UnitDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new Handle(transaction, transaction.connection()));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("Not a " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    private static final class Handle implements InvocationHandler {
        private final Transaction transaction;
        private final Connection connection;
        private boolean closed;

        Handle(Transaction transaction, Connection connection) {
            this.transaction = transaction;
            this.connection = connection;
        }

        @Override
        @SuppressWarnings("ReferenceEquality")
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            switch (method.getName()) {
                case "close" -> {
                    closed = true;
                    return null;
                }
                case "isClosed" -> {
                    return closed;
                }
                case "commit", "setAutoCommit", "setTransactionIsolation", "setReadOnly" -> {
                    return null;
                }
                case "getAutoCommit" -> {
                    return false;
                }
                case "rollback" -> {
                    transaction.rollBackOnly();
                    return null;
                }
                case "equals" -> {
                    return arguments != null && proxy == arguments[0];
                }
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                case "toString" -> {
                    return "handle on the transaction's connection";
                }
                default -> {
                    if (closed || !transaction.usable()) {
                        throw new SQLException("Entities are used after their transaction or on another thread");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }
            }
        }
    }
}
