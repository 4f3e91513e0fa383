package org.guildhall.api.code;

import java.time.Instant;

/** The answer to asking for a code. */
public sealed interface CodeRequest {
    /**
     * A code was made; its only plain copy is here, to be put into a mail.
     *
     * @param code eight digits, written as {@code 8765 1263}
     */
    record Issued(String code, Instant expiresAt) implements CodeRequest {
        @Override
        public String toString() {
            return "Issued[" + expiresAt + "]";
        }
    }

    /** Too many were asked for; the next one can be had at the time told. */
    record TooMany(Instant nextAt) implements CodeRequest {}
}
