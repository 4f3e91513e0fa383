package org.guildhall.finance.intake;

import java.util.Map;

/** One line of a manifest. */
sealed interface ManifestLine {
    /** Where it begins in the file, counted from 1. */
    int number();

    /** A line with its values by column. */
    record Row(int number, Map<String, String> values) implements ManifestLine {
        String value(String column) {
            return values.getOrDefault(column, "");
        }
    }

    /**
     * A line that is no row, and the text that says why.
     *
     * @param firstValue what stands in its first column, as far as it could be read
     */
    record Broken(int number, String firstValue, String textKey, Object... arguments) implements ManifestLine {}
}
