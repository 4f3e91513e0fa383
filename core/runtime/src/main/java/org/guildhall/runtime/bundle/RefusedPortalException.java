package org.guildhall.runtime.bundle;

/** A jar cannot become a portal, or a portal does not start; the reason is written for administrators. */
final class RefusedPortalException extends RuntimeException {
    RefusedPortalException(String reason) {
        super(reason);
    }

    RefusedPortalException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
