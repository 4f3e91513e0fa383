package org.guildhall.runtime.persistence;

import java.io.IOException;
import java.io.Writer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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
        super.setParameterValueInDatabaseCall(
                own(value) ? Dialect.DERBY.write(value) : value, statement, index, session);
    }

    @Override
    public <T> @Nullable T convertObject(@Nullable Object value, @Nullable Class<T> type) {
        if (value instanceof byte[] bytes && type == UUID.class) {
            return type.cast(Dialect.uuidOf(bytes));
        }
        if (value instanceof String text && type == Instant.class) {
            return type.cast(Dialect.instantOf(text));
        }
        if (own(value) && (type == byte[].class || type == String.class)) {
            return type.cast(Dialect.DERBY.write(value));
        }
        return super.convertObject(value, type);
    }

    private static boolean own(@Nullable Object value) {
        return value instanceof UUID || value instanceof Instant;
    }
}
