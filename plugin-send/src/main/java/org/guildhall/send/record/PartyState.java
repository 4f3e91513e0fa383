package org.guildhall.send.record;

import java.util.Locale;

/** Whether somebody's sight of a case holds. */
public enum PartyState {
    /** They have said yes, and staff have yet to confirm. */
    WAITING,
    /** They see the case. */
    ACTIVE,
    /** It was taken from them. */
    ENDED;

    /** Its stable word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of what people call it. */
    public String textKey() {
        return "send.party-state." + code();
    }

    /** Key of what it means for the person. */
    public String meaningKey() {
        return textKey() + ".meaning";
    }
}
