package org.guildhall.auth.ui;

/** Paths of this portal's pages, without a slash at the start. */
public final class Paths {
    /** "Secure login - step 1". */
    public static final String SIGN_IN = "sign-in";
    /** "Secure login - step 2". */
    public static final String SIGN_IN_CODE = "sign-in/code";
    /** "Register a new account - step 1". */
    public static final String REGISTER = "register";
    /** "Register a new account - step 2". */
    public static final String REGISTER_LOGIN = "register/login";
    /** "Register a new account - step 3". */
    public static final String REGISTER_CODE = "register/code";
    /** "Forgotten password?". */
    public static final String FORGOTTEN = "forgotten-password";
    /** The code of a forgotten password. */
    public static final String FORGOTTEN_CODE = "forgotten-password/code";
    /** The new password in place of a forgotten one. */
    public static final String NEW_PASSWORD = "new-password";
    /** Logging out. */
    public static final String LOG_OUT = "log-out";
    /** "My details"; each part has its page below. */
    public static final String DETAILS = "my-details";
    /** The first administrator of a live instance. */
    public static final String FIRST_ADMINISTRATOR = "first-administrator";

    /** The mails of a test instance, where it shows them. */
    public static final String TEST_MAILBOX = "test-mailbox";

    /** Query parameter that says why somebody is on the sign-in page. */
    public static final String WHY = "why";
    /** The password was set anew. */
    public static final String PASSWORD_CHANGED = "password-changed";
    /** Query parameter with the token of a link. */
    public static final String TOKEN = "token";

    /** The style sheet of this portal. */
    public static final String STYLES = "auth/0.1.0/auth.css";

    private Paths() {}
}
