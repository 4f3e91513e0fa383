package org.guildhall.send.record;

import java.util.Locale;
import org.guildhall.send.clock.EventKind;

/** What parties are told of: of what kind it is, and none of its words or its outcome. */
public enum UpdateKind {
    /** A request was received. */
    REQUEST,
    /** It was decided whether to assess. */
    ASSESSMENT_DECISION,
    /** Something about advice. */
    ADVICE,
    /** It was decided whether to issue a plan. */
    PLAN_DECISION,
    /** There is a draft plan. */
    DRAFT_PLAN,
    /** There is a final plan. */
    FINAL_PLAN,
    /** Something about a review. */
    REVIEW,
    /** Something about amending the plan. */
    AMENDMENT,
    /** Something about mediation or an appeal. */
    APPEAL,
    /** The plan has ceased. */
    ENDED,
    /** Something that was noted wrongly was corrected. */
    CORRECTION;

    /** Its stable word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of what people call it. */
    public String textKey() {
        return "send.update." + code();
    }

    /** Key of what the party can do now. */
    public String nextKey() {
        return textKey() + ".next";
    }

    static UpdateKind of(EventKind event) {
        return switch (event) {
            case REQUEST_RECEIVED -> REQUEST;
            case DECIDED_TO_ASSESS, DECIDED_NOT_TO_ASSESS -> ASSESSMENT_DECISION;
            case ADVICE_ASKED_FOR, ADVICE_RECEIVED -> ADVICE;
            case DECIDED_TO_ISSUE, DECIDED_NOT_TO_ISSUE -> PLAN_DECISION;
            case DRAFT_SERVED -> DRAFT_PLAN;
            case FINAL_ISSUED -> FINAL_PLAN;
            case REVIEW_MEETING, REVIEW_DECISION_KEEP, REVIEW_DECISION_AMEND, REVIEW_DECISION_CEASE -> REVIEW;
            case AMENDMENT_NOTICE, AMENDED_FINAL -> AMENDMENT;
            case MEDIATION_CERTIFICATE, APPEAL_LODGED, APPEAL_NOT_OPPOSED, APPEAL_ORDER -> APPEAL;
            case CEASED -> ENDED;
        };
    }
}
