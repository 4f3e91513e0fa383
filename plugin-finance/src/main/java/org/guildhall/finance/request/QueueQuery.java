package org.guildhall.finance.request;

/**
 * What an officer wants to see of the queue.
 *
 * @param text part of a name or of a reference number; empty for all
 */
public record QueueQuery(QueueFilter filter, String text, QueueOrder order, boolean descending) {
    /** The filter's requests: open ones by what is left of their time, decided ones by when, the newest first. */
    public static QueueQuery of(QueueFilter filter) {
        boolean decided = filter == QueueFilter.DECIDED;
        return new QueueQuery(filter, "", decided ? QueueOrder.DECIDED : QueueOrder.DUE, decided);
    }

    /** Of these the ones that hold the text. */
    public QueueQuery holding(String part) {
        return new QueueQuery(filter, part, order, descending);
    }

    /** The same in another order. */
    public QueueQuery by(QueueOrder other, boolean downwards) {
        return new QueueQuery(filter, text, other, downwards);
    }
}
