package org.guildhall.auth.ui;

import java.util.Optional;

/** Which password policy the password met of the person who is signed in on this browser (SPEC B5). */
public final class SignedInPolicy {
    private static final String NAME = "policy";

    private SignedInPolicy() {}

    /** Notes the policy of the password used or set just now. */
    public static void remember(String policy) {
        Progress.ofThisBrowser().put(NAME, policy);
    }

    /** The policy noted last. */
    public static Optional<String> current() {
        return Progress.ofThisBrowser().get(NAME);
    }
}
