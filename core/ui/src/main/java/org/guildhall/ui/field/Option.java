package org.guildhall.ui.field;

/**
 * A choice.
 *
 * @param value what is kept
 * @param label what is shown
 * @param hint a line below the label; empty for none
 */
public record Option(String value, String label, String hint) {
    /** A choice without a hint. */
    public static Option of(String value, String label) {
        return new Option(value, label, "");
    }
}
