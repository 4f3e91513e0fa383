package org.guildhall.runtime.persistence;

import java.sql.SQLException;

/** A statement failed; the transaction that it was part of is rolled back. */
public final class SqlFailure extends RuntimeException {
    SqlFailure(SQLException cause) {
        super(cause);
    }
}
