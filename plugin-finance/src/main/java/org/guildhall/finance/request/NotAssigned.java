package org.guildhall.finance.request;

import java.util.Locale;

/** A request that was not assigned with the others, by the reference number that people know it by. */
public record NotAssigned(String reference, Why why) {
    /** What kept it back. */
    public enum Why {
        /** It was decided since the list was read. */
        DECIDED,
        /** Somebody else was given it, or took it, since the list was read. */
        TAKEN,
        /** It is the own request of whoever assigns it. */
        OWN,
        /** It is the own request of whoever would get it. */
        OWN_OF_COLLEAGUE;

        /** Key of its words. */
        public String textKey() {
            return "finance.queue.assign." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
