package org.guildhall.referral.record;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of a referral. The first ones are the routes of Working Together to Safeguard Children 2023, chapter 3; those of the
 * designated officer follow its paragraphs on people in positions of trust.
 */
public enum Outcome {
    /** Police protection or an emergency protection order (Children Act 1989, sections 44 and 46). */
    IMMEDIATE_PROTECTION(true, false),
    /** Enquiries because of significant harm (Children Act 1989, section 47). */
    SECTION_47(true, false),
    /** An assessment of a child in need (Children Act 1989, section 17). */
    SECTION_17(true, false),
    /** Support by early help. */
    EARLY_HELP(true, false),
    /** Told where to find help. */
    SIGNPOSTED(true, false),
    /** A strategy discussion or meeting about somebody in a position of trust. */
    STRATEGY_DISCUSSION(false, true),
    /** The employer deals with it. */
    EMPLOYER_ACTION(false, true),
    /** Advice was given; the harm threshold is not met. */
    ADVICE(false, true),
    /** Nothing more is done. */
    NO_FURTHER_ACTION(true, true),
    /** Answered, as an enquiry is. */
    ANSWERED(false, false);

    private final boolean ofChildren;
    private final boolean ofAdults;

    Outcome(boolean ofChildren, boolean ofAdults) {
        this.ofChildren = ofChildren;
        this.ofAdults = ofAdults;
    }

    /** The outcomes that there are in an inbox. */
    public static List<Outcome> in(org.guildhall.referral.Inbox inbox) {
        if (!inbox.referral()) {
            return List.of(ANSWERED, NO_FURTHER_ACTION);
        }
        return Arrays.stream(values())
                .filter(outcome -> inbox.walled() ? outcome.ofAdults : outcome.ofChildren)
                .toList();
    }

    /** The outcome of this code. */
    public static Optional<Outcome> of(String code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst();
    }

    /**
     * Whether a decision for it is saved with its grounds alone: where nothing more is done, and for whatever brings no social worker
     * where the sender says that a child is in danger now.
     */
    public boolean needsGrounds(boolean urgent) {
        return switch (this) {
            case NO_FURTHER_ACTION, SIGNPOSTED -> true;
            case IMMEDIATE_PROTECTION, SECTION_47, SECTION_17, ANSWERED -> false;
            case EARLY_HELP, STRATEGY_DISCUSSION, EMPLOYER_ACTION, ADVICE -> urgent;
        };
    }

    /** Its stable word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of its words. */
    public String textKey() {
        return "referral.outcome." + code();
    }
}
