package org.guildhall.runtime.persistence;

import java.sql.SQLException;

/** A statement failed; the transaction that it was part of is rolled back. */
public final class SqlFailure extends RuntimeException {
    private final boolean duplicate;

    SqlFailure(SQLException cause) {
        super(cause);
        duplicate = "23505".equals(cause.getSQLState());
    }

    /** Whether a row with this key is there already. */
    public boolean isDuplicate() {
        return duplicate;
    }
}
