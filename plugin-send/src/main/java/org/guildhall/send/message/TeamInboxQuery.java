package org.guildhall.send.message;

/**
 * What the team inbox shows.
 *
 * @param waiting whether only threads in which a party waits for an answer, what waits longest first; else all, the newest first
 */
public record TeamInboxQuery(Whose whose, boolean waiting) {
    /** Whose cases. */
    public enum Whose {
        /** The whole team's. */
        ALL,
        /** The acting caseworker's own. */
        MINE,
        /** Those of colleagues whom the acting caseworker covers today. */
        COVERED,
        /** Those that nobody has taken on. */
        UNALLOCATED
    }

    /** What waits in these cases. */
    public static TeamInboxQuery waiting(Whose whose) {
        return new TeamInboxQuery(whose, true);
    }

    /** All threads of these cases. */
    public static TeamInboxQuery all(Whose whose) {
        return new TeamInboxQuery(whose, false);
    }
}
