package org.guildhall.auth.reset.ui;

import java.util.Optional;
import org.guildhall.auth.ui.Progress;

/** The address for which a new password was asked, and the permit that its code gave. */
final class ResetProgress {
    private static final String PREFIX = "reset.";
    private static final String EMAIL = PREFIX + "email";
    private static final String TOKEN = PREFIX + "token";

    void begin(String email) {
        Progress.ofThisBrowser().put(EMAIL, email);
    }

    Optional<String> email() {
        return Progress.ofThisBrowser().get(EMAIL);
    }

    void permit(String token) {
        Progress.ofThisBrowser().put(TOKEN, token);
    }

    Optional<String> token() {
        return Progress.ofThisBrowser().get(TOKEN);
    }

    void forget() {
        Progress.ofThisBrowser().forget(PREFIX);
    }
}
