package org.guildhall.runtime.mail;

/** What became of an attempt to send a mail. */
sealed interface SendResult {
    /** The server has taken it. */
    record Sent() implements SendResult {}

    /** The server will never take it. */
    record Refused(String problem) implements SendResult {}

    /** It can work later. */
    record Failed(String problem) implements SendResult {}
}
