package org.guildhall.send.record;

/**
 * What of a case a party sees; their own messages always.
 *
 * @param dates the limits of the law
 * @param documents documents that are published to them
 * @param address where the child lives
 */
public record Visibility(boolean dates, boolean documents, boolean address) {
    /** As it is where staff set nothing else. */
    public static final Visibility ALL = new Visibility(true, true, true);
}
