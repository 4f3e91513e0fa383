package org.guildhall.referral.record.ui;

import org.guildhall.referral.record.ReferralState;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.text.Words;

/** The state of a referral in a word. */
final class StateTag {
    private StateTag() {}

    /** What the council has decided is told by the feedback, not by the state. */
    static Tag forSender(Words words, ReferralState state, boolean feedback) {
        if (feedback) {
            return new Tag(words.get("referral.state.feedback"), Tag.Look.GOOD);
        }
        return switch (state) {
            case RECEIVED -> new Tag(words.get("referral.state.received"), Tag.Look.ACTIVE);
            case IN_TRIAGE, DECIDED -> new Tag(words.get("referral.state.in-triage"), Tag.Look.ACTIVE);
        };
    }

    /** What must be seen before all else. */
    static Tag urgent(Words words) {
        return new Tag(words.get("referral.urgent"), Tag.Look.BAD);
    }

    /** What is decided is not finished before the sender knows. */
    static Tag untold(Words words) {
        return new Tag(words.get("referral.state.untold"), Tag.Look.ATTENTION);
    }

    /** What is late. */
    static Tag overdue(Words words) {
        return new Tag(words.get("referral.inbox.overdue"), Tag.Look.BAD);
    }

    static Tag forStaff(Words words, ReferralState state) {
        return switch (state) {
            case RECEIVED -> new Tag(words.get("referral.state.new"), Tag.Look.ATTENTION);
            case IN_TRIAGE -> new Tag(words.get("referral.state.in-triage"), Tag.Look.ACTIVE);
            case DECIDED -> new Tag(words.get("referral.state.decided"), Tag.Look.GOOD);
        };
    }
}
