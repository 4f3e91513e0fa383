package org.guildhall.api.session;

/** The machine at the other end: its address, and its browser in words. */
public record Client(String address, String browser) {}
