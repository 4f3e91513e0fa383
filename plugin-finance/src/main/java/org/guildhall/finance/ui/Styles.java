package org.guildhall.finance.ui;

/** Where this portal's own styles lie. */
public final class Styles {
    /** The one style sheet. */
    public static final String SHEET = "finance/0.1.0/finance.css";

    private Styles() {}
}
