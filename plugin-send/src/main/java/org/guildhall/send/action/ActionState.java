package org.guildhall.send.action;

import java.util.Locale;

/** How a form that was sent stands. */
public enum ActionState {
    /** The party has it. */
    SENT,
    /** It came back. */
    SUBMITTED,
    /** Staff have taken it back. */
    WITHDRAWN;

    /** Its stable word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of what people call it. */
    public String textKey() {
        return "send.action-state." + code();
    }
}
