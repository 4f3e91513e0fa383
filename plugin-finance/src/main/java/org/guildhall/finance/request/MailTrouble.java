package org.guildhall.finance.request;

import java.time.Instant;

/**
 * A mail about a request that has not reached anybody.
 *
 * @param refused whether the address was refused for good; false while the mail waits for longer than it should
 */
public record MailTrouble(String to, String subject, Instant writtenAt, boolean refused) {}
