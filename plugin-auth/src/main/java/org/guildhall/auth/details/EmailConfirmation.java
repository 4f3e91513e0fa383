package org.guildhall.auth.details;

import org.guildhall.api.code.CodeCheck;

/** The answer to the code that was sent to a new e-mail address. */
public sealed interface EmailConfirmation {
    /** The address is changed; the old one was told. */
    record Changed() implements EmailConfirmation {}

    /** The code was not taken. */
    record CodeRefused(CodeCheck why) implements EmailConfirmation {}

    /** The address got an account of its own meanwhile; told only to somebody who reads its mail. */
    record Taken() implements EmailConfirmation {}
}
