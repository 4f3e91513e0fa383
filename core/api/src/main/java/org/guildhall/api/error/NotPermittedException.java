package org.guildhall.api.error;

/** The acting person may not do or see this; answered with status 403 and written to the audit log. */
public final class NotPermittedException extends RuntimeException {
    /** Names what was refused, in ids only, for the log. */
    public NotPermittedException(String what) {
        super(what);
    }
}
