package org.guildhall.api.password;

/** Whose password it is to be: names and address must not be in it. */
public record PasswordOwner(String forename, String surname, String email) {}
