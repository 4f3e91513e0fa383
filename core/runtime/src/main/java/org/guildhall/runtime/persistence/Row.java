package org.guildhall.runtime.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a result that is being read; columns are counted from 1. */
public final class Row {
    private final ResultSet rows;
    private final Dialect dialect;

    Row(ResultSet rows, Dialect dialect) {
        this.rows = rows;
        this.dialect = dialect;
    }

    /** An id that is there. */
    public UUID uuid(int column) {
        return there(uuidOrNull(column));
    }

    /** An id or null. */
    public @Nullable UUID uuidOrNull(int column) {
        return read(() -> dialect.uuid(rows, column));
    }

    /** A time that is there. */
    public Instant instant(int column) {
        return there(instantOrNull(column));
    }

    /** A time or null. */
    public @Nullable Instant instantOrNull(int column) {
        return read(() -> dialect.instant(rows, column));
    }

    /** A text that is there; a CLOB too. */
    public String text(int column) {
        return there(textOrNull(column));
    }

    /** A text or null; a CLOB too. */
    public @Nullable String textOrNull(int column) {
        return read(() -> rows.getString(column));
    }

    /** A whole number; 0 for null. */
    public long number(int column) {
        return there(read(() -> rows.getLong(column)));
    }

    /** A truth value; false for null. */
    public boolean flag(int column) {
        return there(read(() -> rows.getBoolean(column)));
    }

    /** A day or null. */
    public @Nullable LocalDate dateOrNull(int column) {
        java.sql.Date date = read(() -> rows.getDate(column));
        return date == null ? null : date.toLocalDate();
    }

    /** Bytes or null. */
    public byte @Nullable [] bytesOrNull(int column) {
        return read(() -> rows.getBytes(column));
    }

    private static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value, "a column without a value");
    }

    private static <T extends @Nullable Object> T read(Reading<T> reading) {
        try {
            return reading.get();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    @FunctionalInterface
    private interface Reading<T extends @Nullable Object> {
        T get() throws SQLException;
    }
}
