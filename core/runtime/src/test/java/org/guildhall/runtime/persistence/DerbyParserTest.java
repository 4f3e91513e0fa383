package org.guildhall.runtime.persistence;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections outlive the portals that used them. */
class DerbyParserTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    @Test
    void aConnectionDoesNotHoldTheClassesThatUsedItFirst() throws Exception {
        DerbyFolder folder = new DerbyFolder(data);
        DataSource source = folder.open();
        try (Connection connection = source.getConnection()) {
            WeakReference<Class<?>> user = use(connection);
            // a collection is only ever asked for
            for (int round = 0; round < 20 && user.get() != null; round++) {
                System.gc();
            }
            assertTrue(user.refersTo(null), "the class is collected while the connection is open");
        } finally {
            folder.shutDown();
        }
    }

    /** Has a class of a loader of its own parse a statement, and forgets it. */
    private static WeakReference<Class<?>> use(Connection connection) throws Exception {
        Class<?> user = new OwnLoader().loadClass(Portal.class.getName());
        assertNotSame(Portal.class, user, "the control: it is another class of that name");
        @SuppressWarnings("unchecked")
        Consumer<Connection> portal =
                (Consumer<Connection>) user.getDeclaredConstructor().newInstance();
        portal.accept(connection);
        return new WeakReference<>(user);
    }

    /** What a portal does with a connection. */
    public static final class Portal implements Consumer<Connection> {
        /** As the loader needs it. */
        public Portal() {}

        @Override
        public void accept(Connection connection) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("VALUES 'of a portal'");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class OwnLoader extends ClassLoader {
        OwnLoader() {
            super(DerbyParserTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Portal.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try (InputStream bytes = Objects.requireNonNull(getResourceAsStream(name.replace('.', '/') + ".class"))) {
                byte[] code = bytes.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
