package org.guildhall.runtime.persistence;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectCollectionMapping;
import org.eclipse.persistence.mappings.converters.Converter;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.jspecify.annotations.Nullable;

/** Puts a unit's tables into its schema and maps ids and times the way the database keeps them. */
final class UnitCustomizer {
    private UnitCustomizer() {}

    static void customize(Session session, String schema, Dialect dialect) {
        session.setSessionLog(new Slf4jSessionLog());
        DatabaseLogin login = (DatabaseLogin) session.getDatasourceLogin();
        login.setTableQualifier(schema);
        login.usePlatform(dialect.platform());
        // the session keeps the platform it had until it is given its login again
        ((AbstractSession) session).setDatasourceLogin(login);
        for (ClassDescriptor descriptor : session.getDescriptors().values()) {
            for (DatabaseMapping mapping : descriptor.getMappings()) {
                Type type = attributeType(descriptor.getJavaClass(), mapping.getAttributeName());
                if (type == Instant.class && mapping instanceof AbstractDirectMapping direct) {
                    // else it becomes a Timestamp on the way, which loses the hour that clocks skip
                    direct.setFieldClassification(Instant.class);
                }
                if (type instanceof ParameterizedType collection
                        && collection.getActualTypeArguments()[0] == UUID.class
                        && mapping instanceof DirectCollectionMapping direct) {
                    // else EclipseLink serialises the elements
                    direct.setValueConverter(new IdElements(dialect));
                }
            }
        }
    }

    private static @Nullable Type attributeType(Class<?> entity, String attribute) {
        for (Class<?> type = entity; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(attribute)) {
                    return field.getGenericType();
                }
            }
        }
        return null;
    }

    private record IdElements(Dialect dialect) implements Converter {
        @Override
        public @Nullable Object convertObjectValueToDataValue(@Nullable Object value, Session session) {
            return dialect == Dialect.DERBY && value instanceof UUID id ? Dialect.bytesOf(id) : value;
        }

        @Override
        public @Nullable Object convertDataValueToObjectValue(@Nullable Object value, Session session) {
            return value instanceof byte[] bytes ? Dialect.uuidOf(bytes) : value;
        }

        @Override
        public boolean isMutable() {
            return false;
        }

        @Override
        public void initialize(DatabaseMapping mapping, Session session) {
            // needs nothing of the mapping
        }
    }
}
