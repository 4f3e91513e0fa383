package org.guildhall.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;

/** The database of a stopped server, opened with the product's own Derby. */
final class StoppedDatabase {
    private StoppedDatabase() {}

    /** Reads or changes rows. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    static <T> T open(Product stopped, Work<T> work) {
        try (URLClassLoader derby = new URLClassLoader(jars(), StoppedDatabase.class.getClassLoader())) {
            Driver driver = (Driver) derby.loadClass("org.apache.derby.iapi.jdbc.AutoloadedDriver")
                    .getDeclaredConstructor()
                    .newInstance();
            String database = "jdbc:derby:" + stopped.data().resolve("db");
            try (Connection connection = driver.connect(database, new Properties())) {
                return work.on(connection);
            } finally {
                shutDown(driver, database);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void shutDown(Driver driver, String database) throws SQLException {
        try (Connection unexpected = driver.connect(database + ";shutdown=true", new Properties())) {
            throw new IllegalStateException("Derby did not close, it answered with " + unexpected);
        } catch (SQLException e) {
            // how Derby says that it has closed
            if (!"08006".equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private static URL[] jars() throws IOException {
        try (Stream<Path> files = Files.list(Product.assembledHome().resolve("lib"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("derby"))
                    .map(StoppedDatabase::address)
                    .toArray(URL[]::new);
        }
    }

    private static URL address(Path file) {
        try {
            return file.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
