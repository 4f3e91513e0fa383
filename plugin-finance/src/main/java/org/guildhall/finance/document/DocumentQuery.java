package org.guildhall.finance.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which of a person's documents to list.
 *
 * @param text words of the description; empty for all
 * @param kind null for all
 * @param from the earliest document date; null for no limit
 * @param until the latest document date; null for no limit
 */
public record DocumentQuery(
        String text,
        @Nullable DocumentKind kind,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Seen seen,
        Order order,
        boolean descending) {
    /** All documents, those published last at the top. */
    public static final DocumentQuery ALL = new DocumentQuery("", null, null, null, Seen.ALL, Order.PUBLISHED, true);

    /** Which by what the reader has seen of them. */
    public enum Seen {
        /** All. */
        ALL,
        /** Those that came after the last visit and were not read since. */
        NEW,
        /** Those that the reader has never opened. */
        UNREAD
    }

    /** What a list is sorted by. */
    public enum Order {
        /** When the council made it available. */
        PUBLISHED,
        /** The date on the document. */
        DOCUMENT_DATE,
        /** What it is. */
        DESCRIPTION,
        /** The kind of document. */
        KIND
    }
}
