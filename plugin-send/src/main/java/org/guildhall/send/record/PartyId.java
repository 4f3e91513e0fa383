package org.guildhall.send.record;

import java.util.UUID;

/** The id of somebody's sight of a case. */
public record PartyId(UUID value) {
    /** Reads an id as {@link #toString} wrote it. */
    public static PartyId parse(String text) {
        return new PartyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
