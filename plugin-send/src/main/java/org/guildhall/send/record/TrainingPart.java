package org.guildhall.send.record;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/**
 * What another package of this portal takes in with made-up cases, from the rows of the same file. It is a service with the property
 * {@code part}; it mails nobody, at once or by a reminder that would be due already.
 */
public interface TrainingPart {
    /** Begins to take in a file; what its rows share is kept until then. */
    Run begin();

    /** One file. */
    @FunctionalInterface
    interface Run {
        /** Takes what a row says of a case, in the current transaction; who sees the case does so by now. */
        void take(CaseId id, JsonNode row);

        /** Makes ready what a row needs, before the transaction begins. */
        default void prepare(JsonNode row) throws IOException {
            // most need nothing
        }
    }
}
