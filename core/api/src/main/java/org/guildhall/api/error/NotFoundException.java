package org.guildhall.api.error;

/** Nothing stands at this address or id; answered with status 404. */
public final class NotFoundException extends RuntimeException {
    /** Names what was looked for, in ids only, for the log. */
    public NotFoundException(String what) {
        super(what);
    }
}
