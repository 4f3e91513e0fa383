package org.guildhall.finance.flow;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * One step of a flow.
 *
 * @param byVisitor for a request: whether it is made before an account, by somebody who has confirmed their e-mail address
 * @param capacity for a request: whether somebody who asks for themselves confirms that they manage their own affairs
 * @param evidenceUnlessGiven for a request: whether evidence is left out where the request that it goes on from had it
 * @param officers for a review: how many officers approve the same
 * @param days for an invitation: how long its link can be used
 */
public record FlowStep(
        Action action, boolean byVisitor, boolean capacity, boolean evidenceUnlessGiven, int officers, int days) {
    /** What is done in a step. */
    public enum Action {
        /** The visitor confirms their e-mail address by a code. */
        CONFIRM_EMAIL("confirm-email", false),
        /** The request form is filled in and sent. */
        REQUEST("request", false),
        /** Officers approve or reject. */
        REVIEW("review", false),
        /** The portal mails a link to whoever confirmed the address. */
        INVITE("invite", true),
        /** The requester makes an account, or signs in to the one they have. */
        REGISTER("register", false),
        /** The portal gives access. */
        GRANT("grant", true);

        private final String code;
        private final boolean automatic;

        Action(String code, boolean automatic) {
            this.code = code;
            this.automatic = automatic;
        }

        /** The name in the definition, and the end of its text key. */
        public String code() {
            return code;
        }

        /** Whether the portal does it at once, without waiting for anybody. */
        public boolean automatic() {
            return automatic;
        }

        static Optional<Action> of(String code) {
            return Stream.of(values())
                    .filter(action -> action.code.equals(code))
                    .findFirst();
        }
    }

    /** Whether it is this. */
    public boolean is(Action other) {
        return action == other;
    }

    /** The key of the text that says what happens. */
    public String textKey() {
        String who = is(Action.REQUEST) ? byVisitor ? ".visitor" : ".account" : "";
        return "finance.flow.step." + action.code + who + (officers > 1 ? ".several" : "");
    }
}
