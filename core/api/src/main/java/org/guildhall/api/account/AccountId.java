package org.guildhall.api.account;

import java.util.UUID;

/** The id of an account. */
public record AccountId(UUID value) {
    /** Reads an id as {@link #toString} wrote it. */
    public static AccountId parse(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
