package org.guildhall.send.action;

import java.util.UUID;

/** The id of a version of a form. */
public record FormVersionId(UUID value) {
    /** Reads an id as {@link #toString} wrote it. */
    public static FormVersionId parse(String text) {
        return new FormVersionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
