package org.guildhall.finance.intake;

import java.util.UUID;

/** Another server works on the run now; nothing of the line at hand was kept here. */
final class OvertakenException extends RuntimeException {
    OvertakenException(UUID run) {
        super("import " + run);
    }
}
