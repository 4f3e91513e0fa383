package org.guildhall.runtime.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Statements on the current transaction's connection, for the few tables of core where entities would only cost time;
 * tables are written with their schema, such as {@code core.outbox}.
 */
public final class Sql {
    private final Connection connection;
    private final Dialect dialect;

    Sql(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Which database it is. */
    public Dialect dialect() {
        return dialect;
    }

    Connection connection() {
        return connection;
    }

    /** Changes rows and tells how many. */
    public int update(String statement, @Nullable Object... values) {
        try (PreparedStatement prepared = prepare(statement, values)) {
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** The rows, each made into a value. */
    public <T> List<T> list(Function<Row, T> make, String query, @Nullable Object... values) {
        try (PreparedStatement prepared = prepare(query, values);
                ResultSet rows = prepared.executeQuery()) {
            List<T> found = new ArrayList<>();
            Row row = new Row(rows, dialect);
            while (rows.next()) {
                found.add(make.apply(row));
            }
            return found;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** The first row made into a value, if there is one. */
    public <T> Optional<T> first(Function<Row, T> make, String query, @Nullable Object... values) {
        return list(make, query, values).stream().findFirst();
    }

    /** The number that the query answers with. */
    public long count(String query, @Nullable Object... values) {
        return first(row -> row.number(1), query, values).orElse(0L);
    }

    private PreparedStatement prepare(String statement, @Nullable Object... values) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int index = 0; index < values.length; index++) {
            dialect.bind(prepared, index + 1, values[index]);
        }
        return prepared;
    }
}
