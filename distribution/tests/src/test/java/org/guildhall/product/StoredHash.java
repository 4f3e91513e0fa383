package org.guildhall.product;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What the database of a stopped server holds of somebody's password. */
final class StoredHash {
    private StoredHash() {}

    static String of(Product stopped, String email) {
        return StoppedDatabase.open(stopped, connection -> read(connection, email));
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
}
