package org.guildhall.send.record;

import java.util.Locale;

/** Whom a link was mailed to. */
public record Invited(String name, String email, Locale language) {}
