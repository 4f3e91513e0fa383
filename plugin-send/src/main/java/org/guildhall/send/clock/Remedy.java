package org.guildhall.send.clock;

import java.util.Locale;

/** What the Tribunal ordered, or the council does without opposing the appeal (SEND Regulations 2014, regulations 43 to 45). */
public enum Remedy {
    /** Make an assessment or a reassessment. */
    ASSESS,
    /** Make a plan. */
    MAKE_PLAN,
    /** Consider again whether a plan is needed. */
    RECONSIDER,
    /** Amend the plan. */
    AMEND,
    /** Name another school or institution, or type of it, and nothing else. */
    NAME_SCHOOL,
    /** Maintain the plan as it is. */
    MAINTAIN,
    /** Maintain the plan and amend it. */
    MAINTAIN_AND_AMEND;

    /** Its stable word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of what people call it. */
    public String textKey() {
        return "send.remedy." + code();
    }
}
