package org.guildhall.runtime.job;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.guildhall.runtime.persistence.SqlFailure;

/** Why a run failed, in one of a few words; the exception's own message can hold personal data and stays in the log. */
final class JobReasons {
    private static final String DATABASE = "job.problem.database";
    private static final String NETWORK = "job.problem.network";
    private static final String FILE = "job.problem.file";
    private static final String UNEXPECTED = "job.problem.unexpected";
    private static final Set<String> ALL = Set.of(DATABASE, NETWORK, FILE, UNEXPECTED, "job.problem.stopped");

    private JobReasons() {}

    static String key(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String key = switch (cause) {
                case SqlFailure _, SQLException _ -> DATABASE;
                case UnknownHostException _, SocketException _, SocketTimeoutException _, SSLException _ -> NETWORK;
                case IOException _ -> FILE;
                // what caused it says more
                default -> "";
            };
            if (!key.isEmpty()) {
                return key;
            }
        }
        return UNEXPECTED;
    }

    /** What an earlier build has kept is no key. */
    static String known(String kept) {
        return ALL.contains(kept) ? kept : UNEXPECTED;
    }
}
