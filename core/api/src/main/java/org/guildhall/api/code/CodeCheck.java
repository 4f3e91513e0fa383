package org.guildhall.api.code;

import java.time.Instant;

/** The answer to a typed code (SPEC B7). */
public sealed interface CodeCheck {
    /** The code is right and is used up now, as are all others of its purpose. */
    record Accepted() implements CodeCheck {}

    /** The code is not right. */
    record Wrong() implements CodeCheck {}

    /** The code was right but its time is over. */
    record Expired() implements CodeCheck {}

    /** The code was right but has been used. */
    record Used() implements CodeCheck {}

    /** The code was right but too many wrong ones were tried before it; only a new one helps. */
    record Dead() implements CodeCheck {}

    /** Too many wrong tries; the next one is looked at from the time told. */
    record TooMany(Instant nextAt) implements CodeCheck {}
}
