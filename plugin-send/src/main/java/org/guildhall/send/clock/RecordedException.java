package org.guildhall.send.clock;

/**
 * That the law allows a limit to be missed in this case, as staff recorded it; it stands beside the limit and never moves it.
 *
 * @param rule id of the rule whose limit it is about
 * @param event id of the event that the limit is counted from; empty means whichever began last
 * @param reason one of the rule's reasons, such as {@code reg-5-4-c}
 */
public record RecordedException(String rule, String event, String reason) {
    /** About the limit of the rule that began last. */
    public RecordedException(String rule, String reason) {
        this(rule, "", reason);
    }

    /** Key of the reason's words. */
    public String textKey() {
        return textKey(reason);
    }

    /** Key of the words of a reason. */
    public static String textKey(String reason) {
        return "send.exception." + reason;
    }
}
