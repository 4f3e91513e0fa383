package org.guildhall.send.message;

import java.util.UUID;

/** The id of a thread; it stands in addresses. */
public record ThreadId(UUID value) {
    /** Reads an id as {@link #toString} wrote it. */
    public static ThreadId parse(String text) {
        return new ThreadId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
