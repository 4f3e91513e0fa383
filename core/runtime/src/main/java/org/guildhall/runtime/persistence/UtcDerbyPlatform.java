package org.guildhall.runtime.persistence;

import java.io.IOException;
import java.io.Writer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.platform.database.DerbyPlatform;
import org.jspecify.annotations.Nullable;

/** Derby with ids in 16 bytes, instants in UTC and its own BOOLEAN, which does not compare with a printed 0 or 1. */
public final class UtcDerbyPlatform extends DerbyPlatform {
    @Override
    protected void appendBoolean(Boolean value, Writer writer) throws IOException {
        writer.write(value ? "TRUE" : "FALSE");
    }

    @Override
    public void setParameterValueInDatabaseCall(
            @Nullable Object value, PreparedStatement statement, int index, AbstractSession session)
            throws SQLException {
        if (value instanceof UUID || value instanceof Instant) {
            Dialect.DERBY.bind(statement, index, value);
        } else {
            super.setParameterValueInDatabaseCall(value, statement, index, session);
        }
    }

    @Override
    public @Nullable Object getObjectFromResultSet(ResultSet rows, int column, int type, AbstractSession session)
            throws SQLException {
        return type == Types.TIMESTAMP
                ? Dialect.DERBY.instant(rows, column)
                : super.getObjectFromResultSet(rows, column, type, session);
    }

    @Override
    public <T> @Nullable T convertObject(@Nullable Object value, @Nullable Class<T> type) {
        if (value instanceof byte[] bytes && type == UUID.class) {
            return type.cast(Dialect.uuidOf(bytes));
        }
        if (value instanceof UUID id && type == byte[].class) {
            return type.cast(Dialect.bytesOf(id));
        }
        if (value instanceof Instant time && type == Timestamp.class) {
            return type.cast(Timestamp.from(time));
        }
        return super.convertObject(value, type);
    }
}
