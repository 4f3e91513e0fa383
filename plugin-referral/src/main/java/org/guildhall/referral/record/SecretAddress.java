package org.guildhall.referral.record;

/** An address that must be kept secret: whose it is, and from whom, as the sender wrote. */
public record SecretAddress(String of, String from) {}
