package org.guildhall.finance.request;

/** Why access is refused. */
public enum RejectionReason {
    /** The requester does not act in a formal role. */
    NOT_A_FORMAL_ROLE("not-a-formal-role"),
    /** The details given are not those that the council holds. */
    DETAILS_DO_NOT_MATCH("details-do-not-match"),
    /** The documents sent do not prove the role. */
    EVIDENCE_NOT_ENOUGH("evidence-not-enough"),
    /** The council holds no such person. */
    NO_RECORD("no-record"),
    /** Said in the officer's own words. */
    OTHER("other");

    private final String code;

    RejectionReason(String code) {
        this.code = code;
    }

    /** The stable name. */
    public String code() {
        return code;
    }

    /** The key of its text. */
    public String textKey() {
        return "finance.reason." + code;
    }

    /** The reason of this stable name. */
    static RejectionReason of(String code) {
        for (RejectionReason reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("No reason " + code);
    }
}
