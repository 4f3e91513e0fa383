package org.guildhall.referral.record;

/**
 * What a list of an inbox shows.
 *
 * @param inbox id of the inbox
 * @param text found in names and reference; empty for all
 */
public record TriageQuery(String inbox, Tab tab, String text, Order order, boolean descending) {
    /** Which of them. */
    public enum Tab {
        /** Taken on by the acting officer and open. */
        MY,
        /** All that wait. */
        OPEN,
        /** Those that nobody has taken on. */
        UNASSIGNED,
        /** Those whose sender says that a child is in danger now, and that wait. */
        URGENT,
        /** Those that wait though their time is over. */
        OVERDUE,
        /** Those with an outcome. */
        DECIDED
    }

    /** By what they are sorted. */
    public enum Order {
        /** By when the promise ends. */
        DUE("r.dueAt"),
        /** By when they came. */
        RECEIVED("r.receivedAt"),
        /** By whom they are about. */
        ABOUT("r.about"),
        /** By who sent them. */
        SENDER("r.senderName"),
        /** By their reference. */
        REFERENCE("r.reference"),
        /** By when they were decided. */
        DECIDED("r.decidedAt");

        private final String path;

        Order(String path) {
            this.path = path;
        }

        String clause(boolean down) {
            // what is urgent stands first until it is decided
            return " order by " + (this == DUE && !down ? "r.urgent desc, " : "") + path + (down ? " desc" : "")
                    + ", r.id";
        }
    }

    /** A tab in its usual order: the next to be late first, of the decided ones the last. */
    public static TriageQuery of(String inbox, Tab tab) {
        return tab == Tab.DECIDED
                ? new TriageQuery(inbox, tab, "", Order.DECIDED, true)
                : new TriageQuery(inbox, tab, "", Order.DUE, false);
    }

    /** Those that hold a text. */
    public TriageQuery holding(String words) {
        return new TriageQuery(inbox, tab, words, order, descending);
    }

    /** In another order. */
    public TriageQuery by(Order other, boolean down) {
        return new TriageQuery(inbox, tab, text, other, down);
    }
}
