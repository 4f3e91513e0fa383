package org.guildhall.finance.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A question of the telephone check and how what was said compares with what the council knows. */
public record PhoneAnswer(Wording question, Outcome outcome) {
    /** How it compares. */
    public enum Outcome {
        /** What was said is what the council knows. */
        MATCHES,
        /** It is not. */
        DOES_NOT_MATCH,
        /** The question was not asked. */
        NOT_ASKED;

        /** Its name in kept notes and on pages. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Key of its words. */
        public String textKey() {
            return "finance.phone." + code();
        }

        /** The outcome of this name. */
        public static Optional<Outcome> of(String code) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.code().equals(code))
                    .findFirst();
        }
    }
}
