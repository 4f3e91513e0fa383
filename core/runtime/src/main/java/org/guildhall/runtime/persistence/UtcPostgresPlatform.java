package org.guildhall.runtime.persistence;

import java.io.IOException;
import java.io.Writer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with instants in TIMESTAMPTZ, whatever the default time zone. */
public final class UtcPostgresPlatform extends PostgreSQLPlatform {
    @Override
    protected void appendBoolean(Boolean value, Writer writer) throws IOException {
        writer.write(value ? "TRUE" : "FALSE");
    }

    @Override
    public void setParameterValueInDatabaseCall(
            @Nullable Object value, PreparedStatement statement, int index, AbstractSession session)
            throws SQLException {
        if (value instanceof Instant) {
            Dialect.POSTGRESQL.bind(statement, index, value);
        } else {
            super.setParameterValueInDatabaseCall(value, statement, index, session);
        }
    }

    /** The type that an id which is null is bound with: PostgreSQL takes no character string for it. */
    @Override
    public int getJDBCType(@Nullable Class<?> type) {
        return type == UUID.class ? Types.OTHER : super.getJDBCType(type);
    }

    @Override
    public <T> @Nullable T convertObject(@Nullable Object value, @Nullable Class<T> type) {
        if (value instanceof Timestamp time && type == Instant.class) {
            return type.cast(time.toInstant());
        }
        if (value instanceof Instant time && type == Timestamp.class) {
            return type.cast(Timestamp.from(time));
        }
        return super.convertObject(value, type);
    }
}
