package org.guildhall.send.action;

import java.util.UUID;

/** The id of a form that was sent to a party. */
public record ActionId(UUID value) {
    /** Reads an id as {@link #toString} wrote it. */
    public static ActionId parse(String text) {
        return new ActionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
