package org.guildhall.finance.request;

import java.util.Locale;

/** A page on which an officer writes about a request. */
public enum OfficerPage {
    /** Why access is given in spite of something, and until when. */
    APPROVE,
    /** A question to the requester. */
    ASK,
    /** A note for the council. */
    NOTE,
    /** What was said on the telephone. */
    PHONE,
    /** Why access is refused. */
    REJECT;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
