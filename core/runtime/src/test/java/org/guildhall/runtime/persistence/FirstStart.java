package org.guildhall.runtime.persistence;

import java.util.Map;
import org.guildhall.runtime.config.LaunchSettings;

/** Opens a database in a process of its own, which a test kills. */
final class FirstStart {
    private FirstStart() {}

    /** Says when it begins and when the database is open, then waits to be killed. */
    public static void main(String[] arguments) throws Exception {
        System.out.println("begins");
        ConnectionPool pool = new ConnectionPool(new LaunchSettings(Map.of("guildhall.data", arguments[0])));
        System.out.println("open " + pool.dialect());
        if (System.in.read() < 0) {
            pool.close();
        }
    }
}
