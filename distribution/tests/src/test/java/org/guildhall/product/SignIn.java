package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Registering, signing in and out, each step as a person takes it. */
final class SignIn {
    /** The one password of the demo accounts. */
    static final String DEMO_PASSWORD = "Heron-Meadow-4172";

    static final String OFFICER = "finance.officer@example.org";
    static final String CITIZEN = "citizen@example.org";
    static final String SECOND_REPRESENTATIVE = "second.representative@example.org";
    static final String AUDITOR = "auditor@example.org";
    static final String ADMINISTRATOR = "admin@example.org";

    private SignIn() {}

    /** Registers in three steps with the code out of the mailbox; ends signed in. */
    static void register(Visitor visitor, NewPerson person) {
        fillDetails(visitor, person);
        finishRegistration(visitor, person);
    }

    /** Registers somebody who is heading for a page, under what its portal asks of accounts. */
    static void registerOnTheWayTo(String path, Visitor visitor, NewPerson person) {
        visitor.open(path);
        visitor.reached(Labels.LOGIN_1);
        details(visitor, person);
        finishRegistration(visitor, person);
    }

    private static void finishRegistration(Visitor visitor, NewPerson person) {
        visitor.press(Labels.NEXT).reached(Labels.STEP_2);
        fillLogin(visitor, person);
        Mailbox.Mark before = visitor.mailbox().mark(person.email());
        visitor.press(Labels.NEXT).reached(Labels.STEP_3);
        visitor.type(Labels.CODE, visitor.mailbox().next(before).code()).press(Labels.FINISH);
        visitor.signedInAs(person.fullName());
    }

    /** The first step, from the first page of the server. */
    static void fillDetails(Visitor visitor, NewPerson person) {
        visitor.open("");
        visitor.press(Labels.SIGN_IN).reached(Labels.LOGIN_1);
        details(visitor, person);
    }

    private static void details(Visitor visitor, NewPerson person) {
        visitor.press(Labels.REGISTER).reached(Labels.STEP_1);
        visitor.type(Labels.FORENAME, person.forename()).type(Labels.SURNAME, person.surname());
        address(visitor, person.postcode(), person.addressLine(), Labels.FIND_ADDRESS);
    }

    /** The second step. */
    static void fillLogin(Visitor visitor, NewPerson person) {
        visitor.type(Labels.EMAIL_ADDRESS, person.email())
                .typeSecret(Labels.PASSWORD, person.password())
                .typeSecret(Labels.CONFIRM_PASSWORD, person.password());
    }

    /** Looks an address up and takes it. */
    static void address(Visitor visitor, String postcode, String line, String lookUp) {
        visitor.type(Labels.POSTCODE, postcode).press(lookUp);
        assertThat(visitor.list(Labels.CHOOSE_ADDRESS)).isVisible();
        visitor.look("Addresses found, " + lookUp).select(Labels.CHOOSE_ADDRESS, line);
    }

    /** Signs a demo account in by password and code, unless it was left signed in; ends on the home page. */
    static void demo(Visitor visitor, String email) {
        if (visitor.isStillSignedIn(email)) {
            return;
        }
        visitor.open("");
        visitor.press(Labels.SIGN_IN).reached(Labels.LOGIN_1);
        finish(visitor, email, DEMO_PASSWORD);
        visitor.menu();
    }

    /** Both steps from the sign-in page on. */
    static void finish(Visitor visitor, String email, String password) {
        visitor.type(Labels.EMAIL, email).typeSecret(Labels.PASSWORD, password);
        Mailbox.Mark before = visitor.mailbox().mark(email);
        visitor.press(Labels.SUBMIT).reached(Labels.LOGIN_2);
        visitor.type(Labels.CODE, visitor.mailbox().next(before).code()).press(Labels.FINISH);
    }

    /** Logs out by the person menu. */
    static void out(Visitor visitor) {
        visitor.openMenu();
        visitor.press(Labels.LOG_OUT);
        assertThat(visitor.link(Labels.SIGN_IN)).isVisible();
    }
}
