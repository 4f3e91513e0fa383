package org.guildhall.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;

/** What the database of a stopped server holds of somebody's password; read with the product's own Derby. */
final class StoredHash {
    private StoredHash() {}

    static String of(Product stopped, String email) {
        try (URLClassLoader derby = new URLClassLoader(jars(), StoredHash.class.getClassLoader())) {
            Driver driver = (Driver) derby.loadClass("org.apache.derby.iapi.jdbc.AutoloadedDriver")
                    .getDeclaredConstructor()
                    .newInstance();
            String database = "jdbc:derby:" + stopped.data().resolve("db");
            try (Connection connection = driver.connect(database, new Properties())) {
                return read(connection, email);
            } finally {
                shutDown(driver, database);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Connection connection, String email) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT p.encoded FROM core.password p"
                + " JOIN core.account a ON a.id = p.account_id WHERE a.email = ?")) {
            query.setString(1, email);
            try (ResultSet found = query.executeQuery()) {
                if (!found.next()) {
                    throw new AssertionError("No password of " + email);
                }
                return found.getString(1);
            }
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
                    .map(StoredHash::address)
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
