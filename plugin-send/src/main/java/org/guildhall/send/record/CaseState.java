package org.guildhall.send.record;

import java.util.Locale;

/** Whether somebody works on a case. */
public enum CaseState {
    /** The council has something to do, now or later. */
    OPEN,
    /** Nothing is to be done any more. */
    CLOSED;

    /** Its stable word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of what people call it. */
    public String textKey() {
        return "send.case-state." + code();
    }
}
