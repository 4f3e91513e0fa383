package org.guildhall.finance.request;

/**
 * Whom a link was mailed to.
 *
 * @param email the address that a code confirmed
 * @param requester what they said of themselves
 */
public record Invited(String email, Requester requester) {}
