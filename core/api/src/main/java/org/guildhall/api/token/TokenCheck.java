package org.guildhall.api.token;

/** Whose token a request carries. */
public sealed interface TokenCheck {
    /** A token that is good now. */
    record Known(ApiToken token) implements TokenCheck {}

    /** None at all. */
    record Missing() implements TokenCheck {}

    /** One that never was, has expired or was revoked; which of these is told to nobody but the audit log. */
    record Refused() implements TokenCheck {}
}
