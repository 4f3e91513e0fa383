package org.guildhall.finance.request;

import java.time.Instant;
import org.guildhall.api.code.CodeCheck;
import org.guildhall.api.form.Draft;

/** How far somebody without an account has come towards a form. */
public sealed interface VisitorStart {
    /** A code was mailed; whether anybody knows the address is not told. */
    record CodeSent() implements VisitorStart {}

    /** Too many codes were asked for; the next one can be had at the time told. */
    record TooMany(Instant nextAt) implements VisitorStart {}

    /** The code was not taken. */
    record Refused(CodeCheck why) implements VisitorStart {}

    /** The address is confirmed. */
    record Begun(Draft draft) implements VisitorStart {}
}
