package org.guildhall.send.document;

/**
 * What a list of a party's documents shows.
 *
 * @param text found in descriptions; empty for all
 */
public record DocumentQuery(String text, Order order, boolean descending) {
    /** By what they are sorted. */
    public enum Order {
        /** By when they were published. */
        PUBLISHED("d.publishedAt"),
        /** By the day that stands on them. */
        DATE("d.documentDate"),
        /** By description. */
        DESCRIPTION("d.searchText");

        private final String path;

        Order(String path) {
            this.path = path;
        }

        String clause(boolean down) {
            String way = down ? " desc" : "";
            return " order by " + path + way + ", d.id" + way;
        }
    }

    /** All, what was published last first. */
    public static DocumentQuery newest() {
        return new DocumentQuery("", Order.PUBLISHED, true);
    }

    /** Those that hold a text. */
    public DocumentQuery holding(String words) {
        return new DocumentQuery(words, order, descending);
    }

    /** In another order. */
    public DocumentQuery by(Order other, boolean down) {
        return new DocumentQuery(text, other, down);
    }
}
