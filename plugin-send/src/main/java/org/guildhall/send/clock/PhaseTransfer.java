package org.guildhall.send.clock;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A move from one phase of education to the next (SEND Regulations 2014, regulations 2 and 18).
 *
 * @param on the day on which the child or young person moves
 */
public record PhaseTransfer(Kind kind, LocalDate on) {
    /** From where to where. */
    public enum Kind {
        /** From relevant early years education to school. */
        EARLY_YEARS_TO_SCHOOL,
        /** From infant school to junior school. */
        INFANT_TO_JUNIOR,
        /** From primary school to middle school. */
        PRIMARY_TO_MIDDLE,
        /** From primary school to secondary school. */
        PRIMARY_TO_SECONDARY,
        /** From middle school to secondary school. */
        MIDDLE_TO_SECONDARY,
        /** From secondary school to a post-16 institution. */
        SECONDARY_TO_POST_16,
        /** From one post-16 institution to another. */
        BETWEEN_POST_16;

        /** Its stable word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Key of what people call it. */
        public String textKey() {
            return "send.transfer." + code();
        }
    }
}
