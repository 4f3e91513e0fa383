package org.guildhall.send.record;

import java.util.UUID;

/** The id of a case; it stands in addresses, which the reference never does. */
public record CaseId(UUID value) {
    /** Reads an id as {@link #toString} wrote it. */
    public static CaseId parse(String text) {
        return new CaseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
