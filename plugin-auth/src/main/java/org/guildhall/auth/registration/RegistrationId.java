package org.guildhall.auth.registration;

import java.util.UUID;

/** The id of a registration under way; kept on the server, it stands in no address. */
public record RegistrationId(UUID value) {
    /** Reads an id as {@link #toString} wrote it. */
    public static RegistrationId parse(String text) {
        return new RegistrationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
