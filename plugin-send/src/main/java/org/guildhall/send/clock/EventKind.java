package org.guildhall.send.clock;

import java.util.Comparator;
import java.util.Locale;

/** What can happen in a case that the law counts from or towards. */
public enum EventKind {
    /** The request for an assessment came, or the council became responsible for the child (section 24). */
    REQUEST_RECEIVED,
    /** The family was told that there will be an assessment. */
    DECIDED_TO_ASSESS,
    /** The family was told that there will be none. */
    DECIDED_NOT_TO_ASSESS,
    /** The council asked for advice (regulation 6). */
    ADVICE_ASKED_FOR,
    /** The last of the advice asked for is there. */
    ADVICE_RECEIVED,
    /** The family was told that there will be a plan. */
    DECIDED_TO_ISSUE,
    /** The family was told that there will be no plan. */
    DECIDED_NOT_TO_ISSUE,
    /** The draft plan was served on the family. */
    DRAFT_SERVED,
    /** The finalised plan was sent. */
    FINAL_ISSUED,
    /** The meeting of a review was held. */
    REVIEW_MEETING,
    /** The family was told that the plan stays as it is. */
    REVIEW_DECISION_KEEP,
    /** The family was told that the plan shall be amended. */
    REVIEW_DECISION_AMEND,
    /** The family was told that the plan shall cease. */
    REVIEW_DECISION_CEASE,
    /** The plan and the proposed amendments were sent (regulation 22(2)). */
    AMENDMENT_NOTICE,
    /** The amended plan was sent. */
    AMENDED_FINAL,
    /** A mediation certificate was issued (section 55). */
    MEDIATION_CERTIFICATE,
    /** The Tribunal received an appeal. */
    APPEAL_LODGED,
    /** The council told the Tribunal that it does not oppose the appeal (regulation 45); says what was asked for. */
    APPEAL_NOT_OPPOSED,
    /** The Tribunal made an order (regulation 44); says what it ordered. */
    APPEAL_ORDER,
    /** The plan ceased. */
    CEASED;

    /** Its stable word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of what people call it. */
    public String textKey() {
        return "send.event." + code();
    }

    /** Whether such an event says what the Tribunal ordered, or what the council gave in to. */
    public boolean ofRemedy() {
        return this == APPEAL_ORDER || this == APPEAL_NOT_OPPOSED;
    }

    /** What comes first on one day: an order before what is done upon it, and else as cases go. */
    static final Comparator<EventKind> ORDER_OF_A_DAY =
            Comparator.comparing((EventKind kind) -> !kind.ofRemedy()).thenComparing(Comparator.naturalOrder());
}
