package org.guildhall.runtime.persistence;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import org.eclipse.persistence.platform.database.DatabasePlatform;
import org.jspecify.annotations.Nullable;

/** How each database keeps ids and times. */
public enum Dialect {
    /** UUID in {@code CHAR(16) FOR BIT DATA}; an instant in {@code TIMESTAMP}, in UTC. */
    DERBY("derby", "Derby") {
        @Override
        public String schema(String name) {
            return name.toUpperCase(Locale.ROOT);
        }

        @Override
        void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
            switch (value) {
                case UUID id -> statement.setBytes(index, bytesOf(id));
                // with a calendar: else the default time zone decides, and shifts times in the hour that it skips
                case Instant time -> statement.setTimestamp(index, Timestamp.from(micros(time)), utc());
                case null, default -> statement.setObject(index, plain(value));
            }
        }

        @Override
        public @Nullable UUID uuid(ResultSet row, int column) throws SQLException {
            return uuidOf(row.getBytes(column));
        }

        @Override
        public @Nullable Instant instant(ResultSet row, int column) throws SQLException {
            Timestamp time = row.getTimestamp(column, utc());
            return time == null ? null : time.toInstant();
        }

        @Override
        DatabasePlatform platform() {
            return new UtcDerbyPlatform();
        }
    },

    /** UUID in {@code UUID}; an instant in {@code TIMESTAMPTZ}. */
    POSTGRESQL("postgresql", "PostgreSQL") {
        @Override
        public String schema(String name) {
            return name.toLowerCase(Locale.ROOT);
        }

        @Override
        void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
            statement.setObject(
                    index, value instanceof Instant time ? micros(time).atOffset(ZoneOffset.UTC) : plain(value));
        }

        @Override
        public @Nullable UUID uuid(ResultSet row, int column) throws SQLException {
            return row.getObject(column, UUID.class);
        }

        @Override
        public @Nullable Instant instant(ResultSet row, int column) throws SQLException {
            Timestamp time = row.getTimestamp(column);
            return time == null ? null : time.toInstant();
        }

        @Override
        DatabasePlatform platform() {
            return new UtcPostgresPlatform();
        }
    };

    private final String folder;
    private final String platformName;

    Dialect(String folder, String platformName) {
        this.folder = folder;
        this.platformName = platformName;
    }

    /** Name of the folder with the migrations of this database. */
    public String folder() {
        return folder;
    }

    /** How the schema of this name is spelt in the catalogue. */
    public abstract String schema(String name);

    /** The id in this column. */
    public abstract @Nullable UUID uuid(ResultSet row, int column) throws SQLException;

    /** The time in this column. */
    public abstract @Nullable Instant instant(ResultSet row, int column) throws SQLException;

    /** Sets a parameter of a statement. */
    abstract void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException;

    abstract DatabasePlatform platform();

    String platformName() {
        return platformName;
    }

    static @Nullable UUID uuidOf(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    static byte[] bytesOf(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static Calendar utc() {
        return Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
    }

    private static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case LocalDate date -> java.sql.Date.valueOf(date);
            case Enum<?> constant -> constant.name();
            case null, default -> value;
        };
    }
}
