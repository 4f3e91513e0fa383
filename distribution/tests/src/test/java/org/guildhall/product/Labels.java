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
    static final String FIND_ADDRESS = "Find Address";
    static final String BY_HAND = "Enter the address by hand";
    static final String LOOKUP = "Lookup";
    static final String CHOOSE_ADDRESS = "Choose an address";
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

    // client finance portal, citizen
    static final String PORTAL = "Client Finance Portal";
    static final String SUBMIT_REQUEST = "Submit an access request";
    static final String NEW_REQUEST = "New Access Request";
    static final String REQUEST_START = "Request access to the Client Finance Portal";
    static final String START = "Start";
    static final String CONSENT = "How we collect and use your data";
    static final String WHO = "Are you requesting access for yourself or someone else?";
    static final String MYSELF = "Myself";
    static final String SOMEONE_ELSE = "Someone else";
    static final String RELATIONSHIP = "Your relationship to the person receiving care and support";
    static final String POA = "Power of Attorney (POA)";
    static final String NOMINEE = "Direct Payment nominee";
    static final String YOUR_NAME = "Your name";
    static final String YOUR_ADDRESS = "Your address";
    static final String RECIPIENT_NAME = "Care Recipient Name";
    static final String DATE_OF_BIRTH = "Date of Birth";
    static final String DAY = "Day";
    static final String MONTH = "Month";
    static final String YEAR = "Year";
    static final String RECIPIENT_ADDRESS = "Care Recipient Address";
    static final String EVIDENCE = "Evidence";
    static final String CHOOSE_FILE = "Choose file";
    static final String CONTACT = "Preferred Contact Method";
    static final String EMAIL_CONTACT = "Email";
    static final String CHECK = "Check your answers";
    static final String SEND = "Send Request";
    static final String SENT = "Your request has been submitted";
    static final String VIEW_REQUEST = "View your request";
    static final String YOUR_REQUEST = "Your access request";
    static final String YOUR_ANSWER = "Your answer";
    static final String SEND_ANSWER = "Send answer";

    // client finance portal, staff
    static final String QUEUE = "Access requests";
    static final String PEOPLE = "People and access";
    static final String IMPORTS = "Imports";
    static final String ASSIGN = "Assign to me";
    static final String CHOOSE_RECORD = "Choose this record";
    static final String APPROVE = "Approve";
    static final String APPROVE_TITLE = "Approve access";
    static final String APPROVE_REQUEST = "Approve request";
    static final String REJECT = "Reject";
    static final String REJECT_REQUEST = "Reject request";
    static final String NOT_FORMAL = "Not in a formal role";
    static final String ASK = "Ask for more information";
    static final String QUESTION = "What do you need to know?";
    static final String SEND_QUESTION = "Send question";
    static final String REVOKE = "Revoke access";
    static final String REASON = "Reason";

    // administration
    static final String USERS = "Users and roles";
    static final String AUDIT = "Audit log";

    // error pages
    static final String NOT_FOUND = "Page not found";
    static final String FORBIDDEN = "You do not have permission to see this page";
    static final String UNAVAILABLE = "This service is not available just now";

    private Labels() {}
}
