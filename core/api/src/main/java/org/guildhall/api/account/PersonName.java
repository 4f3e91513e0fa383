package org.guildhall.api.account;

/** A person's name as they write it. */
public record PersonName(String forename, String surname) {
    /** Forename and surname. */
    public String full() {
        return (forename + " " + surname).strip();
    }
}
