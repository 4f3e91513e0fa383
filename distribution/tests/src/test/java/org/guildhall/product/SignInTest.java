package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Signing in and what one can change of one's account (SPEC C). */
class SignInTest {
    @Test
    @Tag("C1")
    void anUnknownAddressAndAWrongPasswordGetTheSameWords() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            visitor.open("sign-in");
            visitor.reached(Labels.LOGIN_1).sees("For additional security, we will confirm your account");
            visitor.press(Labels.SUBMIT);
            visitor.sees("Please enter your email address").sees("Please enter your password");
            String unknown = refusal(visitor, "nobody.at.all@example.org");
            String wrong = refusal(visitor, "professional@example.org");
            assertEquals(unknown, wrong);
        }
    }

    @Test
    @Tag("C2")
    void eachSignInNeedsACodeOfItsOwn() {
        try (Visitor first = Visitor.of(Product.shared());
                Visitor second = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(first, person);
            SignIn.out(first);
            second.open("sign-in");
            Mailbox.Mark before = second.mailbox().mark(person.email());
            second.type(Labels.EMAIL, person.email())
                    .typeSecret(Labels.PASSWORD, person.password())
                    .press(Labels.SUBMIT)
                    .reached(Labels.LOGIN_2);
            String code = second.mailbox().next(before).code();
            second.type(Labels.CODE, code).press(Labels.FINISH).signedInAs(person.fullName());
            first.open("sign-in");
            Mailbox.Mark again = first.mailbox().mark(person.email());
            first.type(Labels.EMAIL, person.email())
                    .typeSecret(Labels.PASSWORD, person.password())
                    .press(Labels.SUBMIT)
                    .reached(Labels.LOGIN_2);
            String next = first.mailbox().next(again).code();
            assertNotEquals(code, next);
            first.type(Labels.CODE, code).press(Labels.FINISH);
            assertThat(first.page().getByRole(AriaRole.ALERT))
                    .containsText("The code has been used already. Please use \"Please send me a new code\""
                            + " and enter the code from the new email");
            first.reached(Labels.LOGIN_2);
            first.type(Labels.CODE, next).press(Labels.FINISH).signedInAs(person.fullName());
        }
    }

    @Test
    @Tag("C4")
    @Tag("C5")
    @Tag("A6")
    void aForgottenPasswordIsSetAnewByMailAndEndsAllOtherSessions() {
        try (Visitor open = Visitor.of(Product.shared());
                Visitor forgetful = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(open, person);
            forgetful.open("sign-in");
            forgetful.press(Labels.FORGOTTEN).reached(Labels.FORGOTTEN);
            Mailbox.Mark before = forgetful.mailbox().mark(person.email());
            forgetful.type(Labels.EMAIL_ADDRESS, person.email()).press("Send me the email");
            forgetful.open(forgetful.mailbox().next(before).link());
            forgetful.reached("Set a new password");
            Mailbox.Mark beforeChange = forgetful.mailbox().mark(person.email());
            forgetful
                    .typeSecret("New password", "A whole other Lantern 77")
                    .typeSecret("Confirm new password", "A whole other Lantern 77")
                    .press("Change password");
            forgetful.sees("Your password has been changed");
            Mailbox.Mail notice = forgetful.mailbox().next(beforeChange, "password");
            assertTrue(notice.subject().toLowerCase(java.util.Locale.ROOT).contains("changed"), notice.subject());
            open.open("my-details");
            open.reached(Labels.LOGIN_1);
            SignIn.finish(forgetful, person.email(), "A whole other Lantern 77");
            forgetful.signedInAs(person.fullName());
        }
    }

    @Test
    @Tag("A6")
    @Tag("C5")
    void aSecondTabWorksTooAndSigningOutInOneSignsOutAll() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(visitor, person);
            Visitor tab = visitor.inAnotherTab();
            tab.open("my-details");
            tab.reached(Labels.MY_DETAILS).sees(person.email());
            SignIn.out(visitor);
            assertThat(tab.link(Labels.SIGN_IN).first()).isVisible();
        }
    }

    @Test
    @Tag("A5")
    @Tag("A6")
    void twoTabsSignInOnTheirWayToTwoPagesAndEachArrivesAtItsOwn() {
        try (Visitor first = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(first, person);
            SignIn.out(first);
            Visitor second = first.inAnotherTab();
            first.open("my-details/name");
            first.reached(Labels.LOGIN_1);
            second.open("my-details/sessions");
            second.reached(Labels.LOGIN_1);
            SignIn.finish(first, person.email(), person.password());
            first.reached("Change your name and phone number");
            second.page().reload();
            second.reached("Where you are signed in");
        }
    }

    @Test
    @Tag("A6")
    void cancelGivesUpThePageThatOneWasHeadingForAndForeignAddressesAreNone() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(visitor, person);
            SignIn.out(visitor);
            visitor.open("my-details/name");
            visitor.reached(Labels.LOGIN_1)
                    .press("Register for an account here")
                    .reached(Labels.STEP_1);
            visitor.press("Cancel").reached(Labels.LOGIN_1);
            assertThat(visitor.text("Please sign in or register to go on.")).hasCount(0);
            visitor.open("sign-in?next=%2F%2Fexample.org%2Fmy-details");
            assertThat(visitor.text("Please sign in or register to go on.")).hasCount(0);
            SignIn.finish(visitor, person.email(), person.password());
            visitor.signedInAs(person.fullName()).reached("Welcome, " + person.forename());
        }
    }

    @Test
    @Tag("C5")
    void detailsAddressAndSessionsCanBeChangedByTheirOwner() {
        try (Visitor visitor = Visitor.of(Product.shared());
                Visitor elsewhere = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(visitor, person);
            elsewhere.open("sign-in");
            SignIn.finish(elsewhere, person.email(), person.password());
            elsewhere.signedInAs(person.fullName());

            visitor.openMenu();
            visitor.follow(Labels.MY_DETAILS).reached(Labels.MY_DETAILS);
            visitor.press("Change Name").reached("Change your name and phone number");
            visitor.type(Labels.FORENAME, "Sioned").press("Save").reached(Labels.MY_DETAILS);
            visitor.sees("Your change has been saved.").signedInAs("Sioned " + person.surname());
            visitor.press("View Where you are signed in").reached("Where you are signed in");
            visitor.press("End all other sessions").sees("All other sessions have been ended.");
            // the tab is told, and led away by itself
            elsewhere.reached(Labels.LOGIN_1);
            elsewhere.open("my-details");
            elsewhere.reached(Labels.LOGIN_1);

            visitor.open("my-details");
            visitor.press("Change Email address").reached("Change your email address");
            String next = "new." + person.email();
            Mailbox.Mark atNew = visitor.mailbox().mark(next);
            Mailbox.Mark atOld = visitor.mailbox().mark(person.email());
            visitor.type("New email address", next)
                    .typeSecret("Current password", person.password())
                    .press("Send the code")
                    .reached("Confirm your new email address");
            visitor.type(Labels.CODE, visitor.mailbox().next(atNew).code()).press(Labels.FINISH);
            visitor.sees("Your email address has been changed.");
            assertTrue(visitor.mailbox().next(atOld).subject().contains("was changed"));
        }
    }

    @Test
    @Tag("B5")
    @Tag("C5")
    void phoneAddressOneSessionPasswordAndLanguageCanBeChangedByTheirOwner() {
        try (Visitor visitor = Visitor.of(Product.shared());
                Visitor elsewhere = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(visitor, person);
            elsewhere.open("sign-in");
            SignIn.finish(elsewhere, person.email(), person.password());
            elsewhere.signedInAs(person.fullName());

            visitor.open("my-details");
            visitor.press("Change Name").reached("Change your name and phone number");
            visitor.type(Labels.PHONE, "01632 960 777").press("Save").reached(Labels.MY_DETAILS);
            visitor.sees("01632 960 777");
            visitor.press("Change Address").reached("Change your address");
            visitor.type(Labels.STREET, "Weir Street").press("Save").reached(Labels.MY_DETAILS);
            visitor.sees("Weir Street");

            visitor.press("View Where you are signed in").reached("Where you are signed in");
            visitor.press(visitor.page()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(Pattern.compile("^End the session of"))));
            visitor.sees("The session has been ended.");
            // the tab is told, and loads anew by itself
            assertThat(elsewhere.link(Labels.SIGN_IN)).isVisible();
            elsewhere.open("my-details");
            elsewhere.reached(Labels.LOGIN_1);

            visitor.open("my-details/password");
            visitor.reached("Change your password");
            changePassword(visitor, person.password(), person.password());
            assertThat(visitor.page().getByRole(AriaRole.ALERT))
                    .containsText("It must be different to your current password");
            assertThat(visitor.page()
                            .getByRole(AriaRole.LISTITEM)
                            .filter(new Locator.FilterOptions().setHasText("your current password (not met yet)")))
                    .isVisible();
            String next = "A whole other Lantern 78";
            changePassword(visitor, person.password(), next);
            visitor.reached(Labels.MY_DETAILS)
                    .sees("Your password has been changed and your other sessions have been ended.");
            SignIn.finish(elsewhere, person.email(), next);
            elsewhere.signedInAs(person.fullName());

            visitor.press("Change Language").reached("Change your language");
            visitor.choose("Cymraeg (Welsh)").press("Save");
            assertThat(visitor.page().locator("html")).hasAttribute("lang", "cy-GB");
        }
    }

    @Test
    @Tag("D2")
    void aSignInOnANewDeviceIsToldToTheOwnerWhateverItsBrowser() {
        try (Visitor visitor = Visitor.of(Product.shared());
                Visitor stranger = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(visitor, person);
            Mailbox.Mark before = visitor.mailbox().mark(person.email());
            stranger.open("sign-in");
            SignIn.finish(stranger, person.email(), person.password());
            stranger.signedInAs(person.fullName());
            visitor.mailbox().next(before, "New sign-in to your account");
        }
    }

    @Test
    @Tag("C9")
    void anAdministratorAssignsRolesThatActAtTheNextClick() {
        try (Visitor visitor = Visitor.of(Product.shared());
                Visitor administrator = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(visitor, person);
            assertThat(visitor.link(Labels.QUEUE)).hasCount(0);
            assertEquals(403, visitor.open("finance/queue"));
            visitor.reached(Labels.FORBIDDEN);

            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.follow(Labels.USERS).reached(Labels.USERS);
            administrator.type(administrator.search("Name or email address"), person.email());
            administrator.press(administrator
                    .page()
                    .getByRole(AriaRole.ROW)
                    .filter(new Locator.FilterOptions().setHasText(person.email()))
                    .getByRole(AriaRole.LINK));
            Mailbox.Mark before = visitor.mailbox().mark(person.email());
            administrator.tickBox("Finance officer").press("Save roles").sees("The roles have been saved.");
            String told =
                    visitor.mailbox().next(before, "Your roles have changed").text();
            assertTrue(told.contains("Citizen, Finance officer"), told);
            visitor.open("");
            visitor.follow(Labels.QUEUE).reached(Labels.QUEUE);
        }
    }

    @Test
    @Tag("C8")
    void hashesAreArgon2idAndAreMadeAnewWithRaisedParametersAtTheNextSignIn() {
        Path data = Product.freshFolder("hashes");
        NewPerson person = NewPerson.somebody();
        Product before = Product.at(data);
        try (before) {
            try (Visitor visitor = Visitor.of(before.start())) {
                SignIn.register(visitor, person);
            }
            before.stop();
        }
        String first = StoredHash.of(before, person.email());
        assertTrue(first.contains("argon2id$") && first.contains("$t=2,m=19456,p=1$"), first);

        Product after = Product.at(data).configured("org.guildhall.passwords", Map.of("memoryKib", "32768"));
        try (after) {
            try (Visitor visitor = Visitor.of(after.start())) {
                visitor.open("sign-in");
                SignIn.finish(visitor, person.email(), person.password());
                visitor.signedInAs(person.fullName());
                SignIn.out(visitor);
                visitor.open("sign-in");
                SignIn.finish(visitor, person.email(), person.password());
                visitor.signedInAs(person.fullName());
            }
            after.stop();
        }
        String second = StoredHash.of(after, person.email());
        assertTrue(second.contains("argon2id$") && second.contains("$t=2,m=32768,p=1$"), second);
    }

    private static void changePassword(Visitor visitor, String current, String next) {
        visitor.typeSecret("Current password", current)
                .typeSecret("New password", next)
                .typeSecret("Confirm new password", next)
                .press("Change password");
    }

    private static String refusal(Visitor visitor, String email) {
        visitor.type(Labels.EMAIL, email)
                .typeSecret(Labels.PASSWORD, "Not the right one 1")
                .press(Labels.SUBMIT);
        Locator problem =
                visitor.page().getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("is not right"));
        assertThat(problem).isVisible();
        return problem.innerText();
    }
}
