package org.guildhall.send.document;

import java.util.UUID;

/** The id of a document of a case; its bytes have an address of their own. */
public record CaseDocumentId(UUID value) {
    /** Reads an id as {@link #toString} wrote it. */
    public static CaseDocumentId parse(String text) {
        return new CaseDocumentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
