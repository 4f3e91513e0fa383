package org.guildhall.send.record;

import java.util.UUID;

/** The id of a noted event. */
public record EventId(UUID value) {
    /** Reads an id as {@link #toString} wrote it. */
    public static EventId parse(String text) {
        return new EventId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
