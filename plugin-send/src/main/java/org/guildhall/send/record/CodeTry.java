package org.guildhall.send.record;

/** What comes of a code that was quoted. */
public sealed interface CodeTry {
    /** It is right, and used up. */
    record Verified() implements CodeTry {}

    /**
     * It is not right.
     *
     * @param left how often it can still be tried
     */
    record Wrong(int left) implements CodeTry {}

    /** Its time is over; only a new one helps. */
    record Expired() implements CodeTry {}

    /** Too many wrong ones were tried; only a new one helps. */
    record NoTriesLeft() implements CodeTry {}
}
