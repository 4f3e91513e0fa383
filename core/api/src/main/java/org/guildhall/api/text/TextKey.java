package org.guildhall.api.text;

import java.util.List;

/**
 * A value of a text that is itself a text of the catalogue, such as the label of a field in the message about it.
 *
 * @param arguments the values that this text names in its turn
 */
public record TextKey(String key, List<Object> arguments) {
    /** A text that names no values. */
    public TextKey(String key) {
        this(key, List.of());
    }
}
