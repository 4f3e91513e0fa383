package org.guildhall.auth.registration;

import java.time.Instant;

/** The answer to the second step; the same whether or not the address has an account (SPEC B8). */
public sealed interface RegistrationStart {
    /** A mail went to the address. */
    record CodeSent(RegistrationId registration) implements RegistrationStart {}

    /** Too many codes were asked for; the next one can be had at the time told. */
    record TooMany(Instant nextAt) implements RegistrationStart {}

    /** The registration was deleted because it was not finished in time. */
    record Gone() implements RegistrationStart {}
}
