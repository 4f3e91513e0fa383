package org.guildhall.product;

/** The words on screen that tests find things by: those of the shipped English catalogue, exactly. */
final class Labels {
    static final String PROBLEM = "There is a problem";
    static final String NEXT = "Next";
    static final String BACK = "Back";
    static final String CANCEL = "Cancel";
    static final String FINISH = "Finish";
    static final String CONTINUE = "Continue";
    static final String YES = "Yes";

    // shell
    static final String TEST_BANNER = "THIS IS A TEST SYSTEM";
    static final String TEST_BANNER_COUNCIL = "Guildhall Borough Council - TEST SYSTEM";
    static final String SKIP = "Skip to main content";
    static final String SIGN_IN = "Sign in";
    static final String MY_DETAILS = "My details";
    static final String PRIVACY = "Privacy";
    static final String LOG_OUT = "Log out";
    static final String MY_ACCOUNT = "My Account";

    // registration and sign-in
    static final String STEP_1 = "Register a new account - step 1";
    static final String STEP_2 = "Register a new account - step 2";
    static final String STEP_3 = "Register a new account - step 3";
    static final String REGISTER = "Register for new account";
    static final String FORENAME = "Forename";
    static final String SURNAME = "Surname";
    static final String PHONE = "Phone number";
    static final String PROFESSIONAL = "Is this account being used in a professional capacity?";
    static final String STREET = "Street";
    static final String TOWN = "Town/City";
    static final String POSTCODE = "Postcode";
    static final String EMAIL_ADDRESS = "Email address";
    static final String PASSWORD = "Password";
    static final String CONFIRM_PASSWORD = "Confirm password";
    static final String CODE = "Code";
    static final String NEW_CODE = "Please send me a new code";
    static final String LOGIN_1 = "Secure login - step 1";
    static final String LOGIN_2 = "Secure login - step 2";
    static final String EMAIL = "Email";
    static final String SUBMIT = "Submit";
    static final String FORGOTTEN = "Forgotten password?";

    private Labels() {}
}
