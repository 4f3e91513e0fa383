package org.guildhall.send.record;

import java.util.Locale;

/** Who asked for the assessment. */
public enum AskedBy {
    /** The child's parent. */
    PARENT,
    /** The young person. */
    YOUNG_PERSON,
    /** A school, college or somebody else who knows the child; that gives no sight of the case. */
    PROFESSIONAL;

    /** Its stable word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of what people call it. */
    public String textKey() {
        return "send.asked-by." + code();
    }
}
