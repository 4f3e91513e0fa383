package org.guildhall.api.settings;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One setting.
 *
 * @param many whether it takes a list of values
 * @param options labels by value, where only these can be chosen; else empty
 * @param minimum the least number that it takes, in its own unit
 * @param maximum the greatest number that it takes
 * @param preset what holds where nothing is set here: what the server was started with, else what it comes with
 * @param value what holds now; empty for a secret, whose value nobody is shown
 * @param set whether an administrator has set it
 */
public record SettingsField(
        String name,
        String label,
        String description,
        Kind kind,
        boolean many,
        Map<String, String> options,
        @Nullable Long minimum,
        @Nullable Long maximum,
        List<String> preset,
        List<String> value,
        boolean set) {
    /** What kind of value it takes. */
    public enum Kind {
        /** Any text. */
        TEXT,
        /** A whole number. */
        NUMBER,
        /** Yes or no. */
        YES_NO,
        /** A text that is never shown again. */
        SECRET
    }
}
