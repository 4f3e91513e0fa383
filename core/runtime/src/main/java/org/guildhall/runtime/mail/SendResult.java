package org.guildhall.runtime.mail;

/** What became of an attempt to send a mail. */
sealed interface SendResult {
    /** The server has taken it. */
    record Sent() implements SendResult {}

    /** The server will never take it. */
    record Refused(String problem) implements SendResult {}

    /** The server did not take it this time. */
    record Failed(String problem) implements SendResult {}

    /** There was no server to talk to, or it did not let us in. */
    record Unreachable(String problem) implements SendResult {}
}
