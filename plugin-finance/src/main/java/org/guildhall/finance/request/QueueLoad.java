package org.guildhall.finance.request;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guildhall.api.account.AccountId;

/**
 * How much waits, in whose hands, and for how long.
 *
 * @param hands the officers with most open requests first, nobody last
 * @param ages how many open requests are how old
 */
public record QueueLoad(List<InHands> hands, Map<Age, Long> ages) {
    /**
     * Open requests of one officer.
     *
     * @param officer empty for those of nobody
     * @param name empty for nobody
     */
    public record InHands(Optional<AccountId> officer, String name, long open) {}

    /** For how many working days a request has waited since it was sent. */
    public enum Age {
        /** It came today, or since the last working day. */
        TODAY(0),
        /** One working day. */
        ONE(1),
        /** Two working days. */
        TWO(2),
        /** Three to five working days. */
        THREE_TO_FIVE(3),
        /** More than five working days. */
        MORE(6);

        private final int from;

        Age(int from) {
            this.from = from;
        }

        /** The least number of working days. */
        int from() {
            return from;
        }

        /** Key of its words. */
        public String textKey() {
            return "finance.load.age." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
