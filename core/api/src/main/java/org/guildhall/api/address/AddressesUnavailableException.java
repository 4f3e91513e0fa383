package org.guildhall.api.address;

/** The look-up does not answer now; manual entry goes on. */
public final class AddressesUnavailableException extends RuntimeException {
    /** Keeps the cause for the log. */
    public AddressesUnavailableException(String what, Throwable cause) {
        super(what, cause);
    }
}
