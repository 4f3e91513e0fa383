package org.guildhall.auth.reset;

import org.guildhall.api.code.CodeCheck;

/** The answer to the code of "Forgotten password?". */
public sealed interface ResetCheck {
    /**
     * The code is right.
     *
     * @param token lets its holder set a new password once, as the link in the mail does
     */
    record Accepted(String token) implements ResetCheck {
        @Override
        public String toString() {
            return "Accepted";
        }
    }

    /** The code was not taken. */
    record Refused(CodeCheck why) implements ResetCheck {}
}
