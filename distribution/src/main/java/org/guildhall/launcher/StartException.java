package org.guildhall.launcher;

import org.jspecify.annotations.Nullable;

/** Why the product cannot start, in one sentence for whoever starts it. */
public final class StartException extends Exception {

    private static final long serialVersionUID = 1;

    StartException(String sentence) {
        super(sentence);
    }

    StartException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** The sentence. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
