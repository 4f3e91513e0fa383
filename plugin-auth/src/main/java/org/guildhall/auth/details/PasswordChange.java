package org.guildhall.auth.details;

import java.time.Instant;

/** The answer to a change that asks for the current password first. */
public sealed interface PasswordChange {
    /** The password is changed; the other sessions are ended. */
    record Changed() implements PasswordChange {}

    /** The current password is not right. */
    record WrongPassword() implements PasswordChange {}

    /** Too many wrong tries; the next one is looked at from the time told. */
    record TooMany(Instant nextAt) implements PasswordChange {}
}
