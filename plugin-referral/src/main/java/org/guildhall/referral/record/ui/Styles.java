package org.guildhall.referral.record.ui;

/** Where this portal's own styles lie. */
final class Styles {
    /** The one style sheet. */
    static final String SHEET = "referral/0.1.0/referral.css";

    private Styles() {}
}
