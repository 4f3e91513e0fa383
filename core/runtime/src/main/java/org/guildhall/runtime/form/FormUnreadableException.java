package org.guildhall.runtime.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A form definition that cannot be used; the message lists everything that is wrong, with its place. */
final class FormUnreadableException extends RuntimeException {
    FormUnreadableException(String file, List<String> problems, @Nullable Throwable cause) {
        super(file + ": " + String.join("; ", problems), cause);
    }
}
