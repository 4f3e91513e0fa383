package org.guildhall.finance.request;

/** What a queue is sorted by. */
public enum QueueOrder {
    /** What is left of the promised time; for those that wait for their requester no time runs, so they come last. */
    DUE("r.dueAt"),
    /** When it was sent. */
    RECEIVED("r.submittedAt"),
    /** When it was decided. */
    DECIDED("r.decidedAt"),
    /** Whose documents are asked for, by surname. */
    PERSON("r.personSurname", "r.personForename"),
    /** Who asks, by surname. */
    REQUESTER("r.requesterSurname", "r.requesterForename"),
    /** The reference number. */
    REFERENCE("r.reference");

    private static final String PAUSED_LAST = "case when r.state = " + RequestState.class.getName() + "."
            + RequestState.INFORMATION_NEEDED + " then 1 else 0 end, ";

    private final String[] columns;

    QueueOrder(String... columns) {
        this.columns = columns;
    }

    /** As the database sorts; requests that are equal keep one order, so that no page shows one twice. */
    String clause(boolean descending) {
        String way = descending ? " desc" : "";
        String first = this == DUE ? PAUSED_LAST : "";
        return " order by " + first + String.join(way + ", ", columns) + way + ", r.id" + way;
    }
}
