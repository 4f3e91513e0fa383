package org.guildhall.send.document;

import java.util.Locale;

/** What a document of a case is. */
public enum DocumentKind {
    /** A letter of the council. */
    LETTER,
    /** Advice that was given for the assessment. */
    ADVICE,
    /** A draft of the plan. */
    DRAFT_PLAN,
    /** The plan as it was issued. */
    FINAL_PLAN,
    /** What belongs to a review. */
    REVIEW,
    /** All else. */
    OTHER;

    /** Its stable word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of what people call it. */
    public String textKey() {
        return "send.document-kind." + code();
    }
}
