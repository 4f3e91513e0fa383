package org.guildhall.api.mail;

import java.time.Instant;
import java.util.UUID;

/** A mail in a test instance's mailbox, as it would have gone out. */
public record KeptMail(UUID id, String to, String from, String subject, String text, String html, Instant sentAt) {}
