package org.guildhall.send.clock;

import java.util.Locale;

/** How a case ended; an order of the Tribunal or a new request opens it again. */
public enum Ending {
    /** The council decided not to assess (Children and Families Act 2014, section 36(5)). */
    NOT_ASSESSED,
    /** The council decided after an assessment that no plan is needed (section 36(9)). */
    NOT_ISSUED,
    /** The plan is no longer maintained (section 45). */
    CEASED;

    /** Its stable word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of what people call it. */
    public String textKey() {
        return "send.ending." + code();
    }

    /** Key of what it means for the family, and what it can do. */
    public String informationKey() {
        return textKey() + ".information";
    }
}
