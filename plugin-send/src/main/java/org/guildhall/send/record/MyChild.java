package org.guildhall.send.record;

import org.guildhall.api.account.PersonName;

/**
 * A child, or the young person themselves, whose case the acting person sees or will see.
 *
 * @param whereKey key of the stage at which the case is, or of how it has ended; empty where they do not see it
 */
public record MyChild(CaseId id, PersonName child, PartyKind kind, Standing standing, String whereKey) {
    /** What of it they see. */
    public enum Standing {
        /** The dashboard. */
        READY("send.standing.ready"),
        /** Nothing, for the SEND team has yet to confirm. */
        TO_BE_CONFIRMED("send.standing.to-be-confirmed"),
        /** Nothing any more, for the rights are the young person's own now, and nothing else was recorded. */
        OF_AGE("send.standing.of-age");

        private final String textKey;

        Standing(String textKey) {
            this.textKey = textKey;
        }

        /** Key of what is told of it. */
        public String textKey() {
            return textKey;
        }
    }
}
