package org.guildhall.send.clock;

/**
 * That the law allows a limit to be missed in this case, as staff recorded it; it stands beside the limit and never moves it.
 *
 * @param rule id of the rule whose limit it is about
 * @param reason one of the rule's reasons, such as {@code reg-5-4-c}
 */
public record RecordedException(String rule, String reason) {
    /** Key of the reason's words. */
    public String textKey() {
        return "send.exception." + reason;
    }
}
