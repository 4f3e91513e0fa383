package org.guildhall.finance.request;

import java.util.EnumSet;
import java.util.Set;

/** Where a request stands. */
public enum RequestState {
    /** Waits for the council. */
    RECEIVED("received"),
    /** Waits for the requester's answer. */
    INFORMATION_NEEDED("information-needed"),
    /** Access was given. */
    APPROVED("approved"),
    /** Access was refused. */
    REJECTED("rejected");

    /** The states in which a request still waits for something. */
    public static final Set<RequestState> OPEN = EnumSet.of(RECEIVED, INFORMATION_NEEDED);

    private final String code;

    RequestState(String code) {
        this.code = code;
    }

    /** The stable name, the end of its text key. */
    public String code() {
        return code;
    }

    /** The key of its text for the council's staff. */
    public String staffTextKey() {
        return "finance.state.staff." + code;
    }

    /** The key of its text for the requester. */
    public String textKey() {
        return "finance.state." + code;
    }

    /** Whether it still waits for something. */
    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /** Whether a request in this state may become that one. */
    public boolean canBecome(RequestState next) {
        return switch (this) {
            case RECEIVED -> next == INFORMATION_NEEDED || next == APPROVED || next == REJECTED;
            case INFORMATION_NEEDED -> next == RECEIVED || next == APPROVED || next == REJECTED;
            case APPROVED, REJECTED -> false;
        };
    }
}
