package org.guildhall.api.account;

/** A person's name as they write it. */
public record PersonName(String forename, String surname) {
    /** Forename and surname. */
    public String full() {
        return (forename + " " + surname).strip();
    }

    /** The first letter of the forename, for mails that name nobody; empty if there is no forename. */
    public String initial() {
        return forename.isEmpty() ? "" : forename.substring(0, forename.offsetByCodePoints(0, 1));
    }
}
