package org.guildhall.send.message;

import java.util.UUID;

/** The id of a message; it stands in addresses. */
public record MessageId(UUID value) {
    /** Reads an id as {@link #toString} wrote it. */
    public static MessageId parse(String text) {
        return new MessageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
