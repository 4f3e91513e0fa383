package org.guildhall.api.document;

import java.util.UUID;

/** The id of a document; {@code /documents/<id>} is its stable address. */
public record DocumentId(UUID value) {
    /** Reads an id as {@link #toString} wrote it. */
    public static DocumentId parse(String text) {
        return new DocumentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
