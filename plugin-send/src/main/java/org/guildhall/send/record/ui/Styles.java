package org.guildhall.send.record.ui;

/** Where this portal's own styles lie. */
public final class Styles {
    /** The one style sheet. */
    public static final String SHEET = "send/0.1.0/send.css";

    private Styles() {}
}
