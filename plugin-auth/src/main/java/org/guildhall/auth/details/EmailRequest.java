package org.guildhall.auth.details;

import java.time.Instant;

/** The answer to asking for another e-mail address. */
public sealed interface EmailRequest {
    /** A mail went to the new address. */
    record CodeSent() implements EmailRequest {}

    /** The current password is not right. */
    record WrongPassword() implements EmailRequest {}

    /** Too many wrong passwords; the next one is looked at from the time told. */
    record TooMany(Instant nextAt) implements EmailRequest {}

    /** Too many codes were asked for; the next one can be had at the time told. */
    record TooManyCodes(Instant nextAt) implements EmailRequest {}
}
