package org.guildhall.api.account;

/** What a professional says of their work (SPEC B3); the account's address is then the work address. */
public record Profession(String organisation, String jobTitle, String workPhone, String role) {}
