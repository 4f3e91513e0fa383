package org.guildhall.finance.request;

import java.util.UUID;

/** The id of an access request; it stands in addresses, which the reference never does. */
public record AccessRequestId(UUID value) {
    /** Reads an id as {@link #toString} wrote it. */
    public static AccessRequestId parse(String text) {
        return new AccessRequestId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
