package org.guildhall.send.clock;

import java.util.List;
import java.util.Locale;
import org.guildhall.api.text.TextKey;

/**
 * What cannot be right in a history, for whoever corrects it.
 *
 * @param event id of the event that it is about
 * @param about the kind of that event
 */
public record HistoryProblem(Kind kind, String event, EventKind about) {
    /** What is wrong. */
    public enum Kind {
        /** It is dated after today. */
        IN_THE_FUTURE,
        /** It is dated before the request came. */
        BEFORE_THE_REQUEST,
        /** What must come before it is not there. */
        OUT_OF_ORDER,
        /** The same is there with the same date. */
        TWICE,
        /** A request while another one is under way; the first one counts. */
        SECOND_REQUEST,
        /** The final plan came before the family's fifteen days were over. */
        VIEWS_CUT_SHORT,
        /** An order, or an appeal not opposed, without what it was about. */
        REMEDY_MISSING,
        /** A remedy where there is none. */
        REMEDY_ODD;

        /** Key of its words, which name the kind of the event. */
        public String textKey() {
            return "send.problem." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What is wrong, in words. */
    public TextKey text() {
        return new TextKey(kind.textKey(), List.of(new TextKey(about.textKey())));
    }
}
