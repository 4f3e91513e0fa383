package org.guildhall.api.person;

import java.util.UUID;

/** The id of a person. */
public record PersonId(UUID value) {
    /** Reads an id as {@link #toString} wrote it. */
    public static PersonId parse(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
