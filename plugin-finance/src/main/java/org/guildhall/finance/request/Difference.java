package org.guildhall.finance.request;

import java.time.LocalDate;
import java.util.function.Function;

/**
 * How a detail of the request compares with the finance record.
 *
 * @param asked what the request says; a date as ISO 8601
 * @param held what the record says, written the same way; empty where there is none
 */
public record Difference(Detail detail, Kind kind, String asked, String held) {
    /** What the request says, with dates as the reader is used to them. */
    public String asked(Function<LocalDate, String> date) {
        return told(asked, date);
    }

    /** What the record says, with dates as the reader is used to them. */
    public String held(Function<LocalDate, String> date) {
        return told(held, date);
    }

    private String told(String text, Function<LocalDate, String> date) {
        return detail == Detail.DATE_OF_BIRTH && !text.isEmpty() ? date.apply(LocalDate.parse(text)) : text;
    }

    /** What is compared. */
    public enum Detail {
        /** The first name. */
        FORENAME,
        /** The family name. */
        SURNAME,
        /** The date of birth. */
        DATE_OF_BIRTH,
        /** The address. */
        ADDRESS;

        /** The key of its text. */
        public String textKey() {
            return "finance.detail." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** How far apart both are, and why. */
    public enum Kind {
        /** Letter by letter the same. */
        SAME(true),
        /** The same but for capitals, accents, hyphens or spaces. */
        SAME_BUT_WRITING(true),
        /** Forename and surname stand in each other's place. */
        NAMES_SWAPPED(false),
        /** One name is the beginning of the other. */
        SHORT_FORM(false),
        /** One or two letters differ. */
        SPELLING(false),
        /** Day and month stand in each other's place. */
        DAY_AND_MONTH_SWAPPED(false),
        /** Two neighbouring digits stand in each other's place. */
        DIGITS_SWAPPED(false),
        /** One digit differs. */
        ONE_DIGIT(false),
        /** The same property by its reference number, written in another way. */
        SAME_PROPERTY(true),
        /** The same postcode, another property or another way of writing it. */
        SAME_POSTCODE(false),
        /** Not alike. */
        DIFFERENT(false),
        /** There is no record to compare with. */
        NO_RECORD(false);

        private final boolean agrees;

        Kind(boolean agrees) {
            this.agrees = agrees;
        }

        /** Whether both mean the same. */
        public boolean agrees() {
            return agrees;
        }

        /** The key of the text that says why. */
        public String textKey() {
            return "finance.difference."
                    + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
