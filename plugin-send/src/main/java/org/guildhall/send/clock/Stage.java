package org.guildhall.send.clock;

import java.util.Locale;

/** Where a case is, in the order in which cases go. */
public enum Stage {
    /** The request has come, today. */
    REQUEST_RECEIVED,
    /** The council considers whether to assess. */
    DECISION_WHETHER_TO_ASSESS,
    /** The council gathers advice. */
    ASSESSMENT_AND_ADVICE,
    /** All advice is there, and the council considers whether a plan is needed. */
    DECISION_WHETHER_TO_ISSUE,
    /** The draft is written, or with the family for its views. */
    DRAFT_PLAN,
    /** The plan is in force. */
    FINAL_PLAN,
    /** A review meeting was held, and what follows from it is not finished. */
    ANNUAL_REVIEW;

    /** Its stable word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of what people call it. */
    public String textKey() {
        return "send.stage." + code();
    }

    /** Key of its "Extra Information": what happens now, and what the family can do. */
    public String informationKey() {
        return textKey() + ".information";
    }
}
