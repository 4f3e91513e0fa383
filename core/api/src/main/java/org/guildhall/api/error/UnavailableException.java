package org.guildhall.api.error;

/** What was asked for belongs to a portal that is stopped or being updated; answered with status 503. */
public final class UnavailableException extends RuntimeException {
    /** Names what was asked for, in ids only, for the log. */
    public UnavailableException(String what) {
        super(what);
    }
}
