package org.guildhall.send.record;

import java.util.UUID;

/** The id of an absence that somebody covers. */
public record CoverId(UUID value) {
    /** Reads an id as {@link #toString} wrote it. */
    public static CoverId parse(String text) {
        return new CoverId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
