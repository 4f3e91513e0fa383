package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Registering an account (SPEC B). */
class RegistrationTest {
    @Test
    @Tag("B1")
    void theSignInPageLeadsNewUsersToRegistrationAndOldOnesIn() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            visitor.open("");
            visitor.press(Labels.SIGN_IN).reached(Labels.LOGIN_1);
            visitor.sees("New to Guildhall Portals?")
                    .sees("Register for an account here")
                    .sees("Already using Guildhall Portals? Sign in below.")
                    .sees("Accounts and passwords of other council services do not work here");
            assertThat(heading(visitor, "Existing users")).isVisible();
            assertThat(heading(visitor, "New users")).isVisible();
            visitor.press(Labels.REGISTER).reached(Labels.STEP_1);
        }
    }

    @Test
    @Tag("B2")
    @Tag("B3")
    void mandatoryFieldsAreToldAndNothingEnteredIsLost() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            visitor.open("register");
            visitor.reached(Labels.STEP_1);
            visitor.type(Labels.PHONE, "01632 960 123").press(Labels.NEXT);
            visitor.sees(Labels.PROBLEM).sees("Please enter your forename").sees("Please enter your surname");
            assertThat(visitor.field(Labels.PHONE)).hasValue("01632 960 123");
            assertEquals("true", visitor.field(Labels.FORENAME).getAttribute("aria-required"));
            assertEquals("true", visitor.field(Labels.FORENAME).getAttribute("aria-invalid"));

            assertThat(visitor.field("Organisation")).hasCount(0);
            visitor.tickBox(Labels.PROFESSIONAL);
            for (String label : List.of("Organisation", "Job title", "Work phone")) {
                assertThat(visitor.field(label)).isVisible();
            }
            assertThat(visitor.list("Professional role")).isVisible();
            visitor.press(Labels.NEXT).sees("Please enter the name of your organisation");
        }
    }

    @Test
    @Tag("B4")
    @Tag("B5")
    void thePolicyPanelTicksEachRuleAsItIsMet() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.fillDetails(visitor, person);
            visitor.press(Labels.NEXT).reached(Labels.STEP_2);
            for (String line : List.of(
                    "It must be at least 12 characters long",
                    "It must contain at least one letter",
                    "It must contain only letters, digits, and special characters",
                    "It must contain at least one upper-case letter",
                    "It must contain at least one numerical digit",
                    "It must be different to your current password",
                    "It must be different to your previous 8 passwords",
                    "It must not be a commonly used password",
                    "It must not contain your name or email address")) {
                visitor.sees(line);
            }
            visitor.sees(
                            "Please make sure it is spelt correctly as this is how to access into the system in the future.")
                    .sees("Sign-in codes and feedback will be sent to this address.")
                    .sees("Password policy")
                    .sees("Your password must meet the following requirements:");
            visitor.sees("View the list of special characters");
            visitor.press("Show password");
            assertEquals("text", visitor.secret(Labels.PASSWORD).getAttribute("type"));
            visitor.press("Hide password");
            assertEquals("password", visitor.secret(Labels.PASSWORD).getAttribute("type"));
            visitor.type(Labels.EMAIL_ADDRESS, person.email()).typeSecret(Labels.PASSWORD, "short");
            assertThat(line(visitor, "at least one letter")).containsText("(met)");
            assertThat(line(visitor, "at least 12 characters")).containsText("(not met yet)");
            visitor.typeSecret(Labels.CONFIRM_PASSWORD, "short").press(Labels.NEXT);
            visitor.sees("Please choose a password that meets every requirement");
            for (String unmet : List.of("It must be at least 12 characters long", "at least one numerical digit")) {
                assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText(unmet);
            }
            String tooLong = "Quiet Lantern 58 boats".repeat(6);
            visitor.typeSecret(Labels.PASSWORD, tooLong).typeSecret(Labels.CONFIRM_PASSWORD, tooLong);
            visitor.press(Labels.NEXT).sees("Please use 128 characters or fewer");
            visitor.typeSecret(Labels.PASSWORD, person.password());
            assertThat(line(visitor, "at least 12 characters")).containsText("(met)");
            visitor.typeSecret(Labels.CONFIRM_PASSWORD, "Something else 99").press(Labels.NEXT);
            visitor.sees("Please enter the same password in both fields");
            assertThat(visitor.field(Labels.EMAIL_ADDRESS)).hasValue(person.email());
        }
    }

    @Test
    @Tag("B6")
    @Tag("B7")
    void aCodeWorksOnceHoweverItIsTypedAndAResendLeavesTheEarlierOneValid() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.fillDetails(visitor, person);
            visitor.press(Labels.NEXT).reached(Labels.STEP_2);
            SignIn.fillLogin(visitor, person);
            Mailbox.Mark before = visitor.mailbox().mark(person.email());
            visitor.press(Labels.NEXT).reached(Labels.STEP_3);
            Mailbox.Mail first = visitor.mailbox().next(before);
            assertThat(visitor.link("Codes arrive in the test mailbox")).isVisible();
            assertTrue(
                    first.from().contains("Guildhall Portals") && first.from().contains("donotreply@"), first.from());
            assertTrue(first.code().matches("\\d{4} \\d{4}"), first.code());
            assertTrue(first.text().contains("can be used once, until"), first.text());
            assertEquals("one-time-code", visitor.field(Labels.CODE).getAttribute("autocomplete"));
            assertEquals("numeric", visitor.field(Labels.CODE).getAttribute("inputmode"));
            visitor.press(Labels.FINISH).sees("Please enter the code from the email");
            visitor.type(Labels.CODE, "8765").press(Labels.FINISH).sees("The code has eight digits");
            visitor.type(Labels.CODE, "0000 0000").press(Labels.FINISH).sees("The code is not right");
            Mailbox.Mark again = visitor.mailbox().mark(person.email());
            visitor.press(Labels.NEW_CODE).sees("We sent a new code");
            visitor.mailbox().next(again);
            String fullWidth = first.code()
                    .replace(" ", "-")
                    .chars()
                    .mapToObj(c -> String.valueOf((char) (c >= '0' && c <= '9' ? c - '0' + '０' : c)))
                    .reduce("", String::concat);
            visitor.type(Labels.CODE, " " + fullWidth + " ").press(Labels.FINISH);
            visitor.signedInAs(person.fullName()).sees("Your account has been created, and you are signed in.");
        }
    }

    @Test
    @Tag("B8")
    void anAddressThatHasAnAccountLooksTheSameOnScreenAndIsToldByMail() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            NewPerson somebody = NewPerson.somebody();
            NewPerson known = new NewPerson(
                    somebody.forename(),
                    somebody.surname(),
                    SignIn.CITIZEN,
                    somebody.password(),
                    somebody.postcode(),
                    somebody.addressLine());
            SignIn.fillDetails(visitor, known);
            visitor.press(Labels.NEXT).reached(Labels.STEP_2);
            SignIn.fillLogin(visitor, known);
            Mailbox.Mark before = visitor.mailbox().mark(known.email());
            visitor.press(Labels.NEXT).reached(Labels.STEP_3);
            visitor.sees("We have just sent you an email to confirm your email address.");
            Mailbox.Mail mail = visitor.mailbox().next(before);
            assertTrue(mail.subject().contains("already have an account"), mail.subject());
            assertFalse(mail.text().matches("(?s).*\\b\\d{4} \\d{4}\\b.*"), "no code in it");
        }
    }

    @Test
    @Tag("B9")
    @Tag("F0")
    void whoeverRegistersOnTheWayToAPageArrivesThere() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            visitor.open("finance");
            visitor.reached(Labels.PORTAL);
            for (String question : List.of(
                    "Who can access the portal?",
                    "Where can I access the portal?",
                    "What happens next?",
                    "Can I make a request to see the documents of more than one person?",
                    "Can more than one appointed person view a person's documents?",
                    "How will we know if there are new documents to view via the portal?")) {
                assertThat(heading(visitor, question)).isVisible();
            }
            visitor.press(Labels.SUBMIT_REQUEST).reached(Labels.LOGIN_1);
            visitor.press(Labels.REGISTER).reached(Labels.STEP_1);
            visitor.type(Labels.FORENAME, person.forename()).type(Labels.SURNAME, person.surname());
            SignIn.address(visitor, person.postcode(), person.addressLine(), Labels.FIND_ADDRESS);
            visitor.press(Labels.NEXT).reached(Labels.STEP_2);
            SignIn.fillLogin(visitor, person);
            Mailbox.Mark before = visitor.mailbox().mark(person.email());
            visitor.press(Labels.NEXT).reached(Labels.STEP_3);
            visitor.type(Labels.CODE, visitor.mailbox().next(before).code()).press(Labels.FINISH);
            visitor.reached(Labels.REQUEST_START);
        }
    }

    private static Locator heading(Visitor visitor, String text) {
        return visitor.page()
                .getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    private static Locator line(Visitor visitor, String text) {
        return visitor.page().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(text));
    }
}
