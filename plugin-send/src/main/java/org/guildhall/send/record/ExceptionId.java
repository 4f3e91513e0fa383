package org.guildhall.send.record;

import java.util.UUID;

/** The id of a recorded exception. */
public record ExceptionId(UUID value) {
    /** Reads an id as {@link #toString} wrote it. */
    public static ExceptionId parse(String text) {
        return new ExceptionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
