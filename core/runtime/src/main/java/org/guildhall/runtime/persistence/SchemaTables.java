package org.guildhall.runtime.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables that the migrations of a bundle made, read and dropped without knowing what they mean. */
public final class SchemaTables {
    /** Flyway's own table; it tells our schemas from others. */
    private static final String HISTORY = "schema_history";

    private static final int FETCHED = 500;
    private static final int UUID_BYTES = 16;

    private final Connection connection;
    private final Dialect dialect;

    /**
     * A column.
     *
     * @param type what its values are, in either database: text, integer, number, boolean, date, time, timestamp, uuid or bytes
     */
    public record Column(String name, String type) {}

    /** What becomes of the rows of a table. */
    public interface Reader {
        /** Called once, before the rows. */
        void columns(List<Column> columns);

        /** One row: ids and times in their standard text forms, bytes in Base64. */
        void row(List<@Nullable String> values);
    }

    /** In the transaction that these statements run in. */
    public SchemaTables(Sql sql) {
        this.connection = sql.connection();
        this.dialect = sql.dialect();
    }

    /** The schemas of bundles, in lower case, core's too. */
    public List<String> schemas() {
        try (ResultSet found = connection.getMetaData().getTables(null, null, HISTORY, new String[] {"TABLE"})) {
            List<String> names = new ArrayList<>();
            while (found.next()) {
                names.add(found.getString("TABLE_SCHEM").toLowerCase(Locale.ROOT));
            }
            return names;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** The tables of a schema, as the database spells them. */
    public List<String> tables(String schema) {
        return named(schema, "TABLE").stream()
                .filter(name -> !name.equals(HISTORY))
                .toList();
    }

    private List<String> named(String schema, String kind) {
        try (ResultSet found =
                connection.getMetaData().getTables(null, dialect.schema(schema), "%", new String[] {kind})) {
            List<String> names = new ArrayList<>();
            while (found.next()) {
                names.add(found.getString("TABLE_NAME"));
            }
            return names;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** How many rows a table has. */
    public long rows(String schema, String table) {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*) FROM " + quoted(schema, table))) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Reads a whole table, a few rows at a time. */
    public void read(String schema, String table, Reader reader) {
        read("SELECT * FROM " + quoted(schema, table), reader);
    }

    /** Reads what a query finds, a few rows at a time. */
    public void read(String query, Reader reader, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setFetchSize(FETCHED);
            for (int index = 0; index < values.length; index++) {
                dialect.bind(statement, index + 1, values[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                read(rows, reader);
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private void read(ResultSet rows, Reader reader) throws SQLException {
        ResultSetMetaData about = rows.getMetaData();
        List<Column> columns = new ArrayList<>();
        for (int column = 1; column <= about.getColumnCount(); column++) {
            columns.add(new Column(about.getColumnLabel(column).toLowerCase(Locale.ROOT), type(about, column)));
        }
        reader.columns(columns);
        while (rows.next()) {
            List<@Nullable String> values = new ArrayList<>();
            for (int column = 1; column <= columns.size(); column++) {
                values.add(text(rows, column, about));
            }
            reader.row(values);
        }
    }

    private static String type(ResultSetMetaData about, int column) throws SQLException {
        return switch (about.getColumnType(column)) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> "text";
            case Types.BIT, Types.BOOLEAN -> "boolean";
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> "integer";
            case Types.DECIMAL, Types.NUMERIC, Types.REAL, Types.FLOAT, Types.DOUBLE -> "number";
            case Types.DATE -> "date";
            case Types.TIME -> "time";
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> "timestamp";
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                about.getPrecision(column) == UUID_BYTES ? "uuid" : "bytes";
            default -> about.getColumnTypeName(column).toLowerCase(Locale.ROOT);
        };
    }

    private @Nullable String text(ResultSet rows, int column, ResultSetMetaData about) throws SQLException {
        return switch (about.getColumnType(column)) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                Optional.ofNullable(dialect.instant(rows, column))
                        .map(Instant::toString)
                        .orElse(null);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                bytes(rows.getBytes(column), about.getPrecision(column));
            // PostgreSQL would say t and f
            case Types.BIT, Types.BOOLEAN ->
                Optional.ofNullable(rows.getObject(column))
                        .map(Object::toString)
                        .orElse(null);
            default -> rows.getString(column);
        };
    }

    private static @Nullable String bytes(byte @Nullable [] bytes, int precision) {
        if (bytes == null) {
            return null;
        }
        return precision == UUID_BYTES && bytes.length == UUID_BYTES
                ? String.valueOf(Dialect.uuidOf(bytes))
                : Base64.getEncoder().encodeToString(bytes);
    }

    /** Drops the schema with all that is in it. */
    public void drop(String schema) {
        switch (dialect) {
            case POSTGRESQL -> run("DROP SCHEMA " + quoted(schema) + " CASCADE");
            case DERBY -> {
                // Derby drops only what nothing depends on
                named(schema, "VIEW").forEach(view -> run("DROP VIEW " + quoted(schema, view)));
                tables(schema).forEach(table -> dropReferences(schema, table));
                named(schema, "TABLE").forEach(table -> run("DROP TABLE " + quoted(schema, table)));
                sequences(schema).forEach(sequence -> run("DROP SEQUENCE " + quoted(schema, sequence) + " RESTRICT"));
                run("DROP SCHEMA " + quoted(schema) + " RESTRICT");
            }
        }
    }

    private void dropReferences(String schema, String table) {
        List<String> names = new ArrayList<>();
        try (ResultSet keys = connection.getMetaData().getImportedKeys(null, dialect.schema(schema), table)) {
            while (keys.next()) {
                String name = keys.getString("FK_NAME");
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
        names.forEach(name -> run("ALTER TABLE " + quoted(schema, table) + " DROP CONSTRAINT " + quote(name)));
    }

    private List<String> sequences(String schema) {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT q.sequencename FROM sys.syssequences q JOIN sys.sysschemas s ON q.schemaid = s.schemaid"
                        + " WHERE s.schemaname = ? AND q.sequencename NOT LIKE 'SYS%'")) {
            statement.setString(1, dialect.schema(schema));
            try (ResultSet found = statement.executeQuery()) {
                List<String> names = new ArrayList<>();
                while (found.next()) {
                    names.add(found.getString(1));
                }
                return names;
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private void run(String statement) {
        try (Statement running = connection.createStatement()) {
            running.execute(statement);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private String quoted(String schema, String... name) {
        String first = quote(dialect.schema(schema));
        return Arrays.stream(name).map(SchemaTables::quote).reduce(first, (one, other) -> one + "." + other);
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
