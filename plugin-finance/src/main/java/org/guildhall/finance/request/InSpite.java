package org.guildhall.finance.request;

/**
 * What an officer confirms where something speaks against an approval.
 *
 * @param ofChange that the person is noted as dead or without capacity
 * @param ofCalls that an answer on the telephone did not match
 * @param why for what reason the answer on the telephone does not count
 */
public record InSpite(boolean ofChange, boolean ofCalls, String why) {
    /** Nothing was confirmed. */
    public static final InSpite NONE = new InSpite(false, false, "");

    /** Names of the answers that can be missing. */
    public static final String OF_CHANGE = "inSpiteOfChange";

    /** That answers do not match. */
    public static final String OF_CALLS = "inSpiteOfCalls";

    /** The reason. */
    public static final String WHY = "inSpiteWhy";
}
