package org.guildhall.send.record;

import java.util.Locale;

/** As what somebody sees a case. */
public enum PartyKind {
    /** A parent, or somebody who has parental responsibility. */
    PARENT,
    /** The young person whose case it is. */
    YOUNG_PERSON,
    /** Somebody who acts for a young person. */
    REPRESENTATIVE;

    /** Its stable word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of what people call it. */
    public String textKey() {
        return "send.party." + code();
    }
}
