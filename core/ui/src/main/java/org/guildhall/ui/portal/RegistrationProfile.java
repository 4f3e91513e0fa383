package org.guildhall.ui.portal;

/**
 * What a portal asks of registrations that start from it (SPEC B3, B5).
 *
 * @param professional the tick "in a professional capacity"
 * @param minimumPasswordLength in characters; a longer one asked by the council's policy wins
 */
public record RegistrationProfile(Professional professional, int minimumPasswordLength) {
    /** A tick that may be set, and passwords as the council's policy says. */
    public static final RegistrationProfile DEFAULT = new RegistrationProfile(Professional.OPTIONAL, 0);

    /** How the tick is shown. */
    public enum Professional {
        /** Not shown: private persons only. */
        HIDDEN,
        /** Shown, not set. */
        OPTIONAL,
        /** Taken as set: professionals only. */
        REQUIRED
    }
}
