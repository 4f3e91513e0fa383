package org.guildhall.send.record;

import java.util.Locale;

/**
 * Why somebody other than the young person sees the case of a young person over compulsory school age (Children and Families Act
 * 2014, sections 80 and 83).
 */
public enum Basis {
    /** The young person agrees. */
    AGREES,
    /** The young person lacks the capacity to decide this (Mental Capacity Act 2005). */
    LACKS_CAPACITY;

    /** Its stable word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of what people call it. */
    public String textKey() {
        return "send.basis." + code();
    }
}
