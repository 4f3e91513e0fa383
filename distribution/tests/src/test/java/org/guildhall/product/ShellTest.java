package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What stands around every page (SPEC A). */
class ShellTest {
    @Test
    @Tag("A1")
    @Tag("A2")
    @Tag("A3")
    @Tag("A7")
    void homeShowsCouncilBannerTilesAndTheSkipLinkFirst() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            visitor.open("");
            visitor.sees(Labels.TEST_BANNER).sees(Labels.TEST_BANNER_COUNCIL);
            assertThat(visitor.page().getByRole(AriaRole.BANNER)).containsText("Guildhall Borough Council");
            assertThat(visitor.page()
                            .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(Labels.MY_ACCOUNT)))
                    .isVisible();
            assertThat(visitor.link(Labels.PORTAL)).isVisible();
            visitor.page().keyboard().press("Tab");
            assertEquals(Labels.SKIP, visitor.page().evaluate("document.activeElement.textContent.trim()"));
            visitor.page().keyboard().press("Enter");
            assertEquals("main", visitor.page().evaluate("document.activeElement.id"));
        }
    }

    @Test
    @Tag("A4")
    void thePersonMenuOffersDetailsPrivacyAndLoggingOut() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            SignIn.demo(visitor, SignIn.CITIZEN);
            visitor.signedInAs("Amira Pemberton").openMenu();
            assertThat(visitor.link(Labels.MY_DETAILS).first()).isVisible();
            assertThat(visitor.link(Labels.PRIVACY)).isVisible();
            visitor.press(Labels.LOG_OUT);
            assertThat(visitor.link(Labels.SIGN_IN).first()).isVisible();
        }
    }

    @Test
    @Tag("A8")
    void anUnknownAddressIsNotFoundWithThatStatusInTheShell() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            assertEquals(404, visitor.open("nothing/here"));
            visitor.reached(Labels.NOT_FOUND).sees(Labels.TEST_BANNER);
            assertFalse(visitor.page().content().contains("Exception"), "no stack trace");
            assertFalse(visitor.page().content().contains("java."), "no class names");
        }
    }

    @Test
    @Tag("A8")
    @Tag("E3")
    void aDocumentThatOneMayNotReadIsRefusedInTheShellAndAfterSigningInItComes() {
        try (Visitor reader = Visitor.of(Product.shared());
                Visitor stranger = Visitor.of(Product.shared())) {
            SignIn.demo(reader, SignIn.CITIZEN);
            reader.press("View documents of Edith Pemberton").reached("Documents of Edith Pemberton");
            String letter = "Outcome of your financial assessment, from 6 April 2026";
            String path = reader.link(letter).getAttribute("href").replaceAll("\\?.*", "");
            SignIn.out(reader);

            stranger.open(path);
            stranger.reached(Labels.LOGIN_1);
            Download download = stranger.page()
                    .waitForDownload(() -> SignIn.finish(stranger, SignIn.CITIZEN, SignIn.DEMO_PASSWORD));
            assertTrue(download.suggestedFilename().endsWith(".pdf"), download.suggestedFilename());
            stranger.reached("Your document");
            SignIn.out(stranger);

            SignIn.register(stranger, NewPerson.somebody());
            assertEquals(403, stranger.open(path));
            stranger.reached(Labels.FORBIDDEN).sees(Labels.TEST_BANNER);
            Looks.check(stranger.page(), "error-403-document");
            assertEquals(404, stranger.open("documents/00000000-0000-7000-8000-000000000000"));
            stranger.reached(Labels.NOT_FOUND).sees(Labels.TEST_BANNER);
            assertEquals(404, stranger.open("documents/none"));
            stranger.reached(Labels.NOT_FOUND);
        }
    }

    @Test
    @Tag("A5")
    void anAnswerLostOnTheWayComesAgainAndNothingIsDoneTwice() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            visitor.open("sign-in");
            visitor.reached(Labels.LOGIN_1);
            AtomicBoolean lost = new AtomicBoolean();
            visitor.page().route(Pattern.compile("v-r=uidl"), request -> {
                if (lost.get()) {
                    request.resume();
                    return;
                }
                APIResponse answer = request.fetch();
                if (answer.text().length() > 2_000) {
                    lost.set(true);
                    request.abort("connectionreset");
                } else {
                    request.fulfill(new Route.FulfillOptions().setResponse(answer));
                }
            });
            visitor.press(Labels.REGISTER).reached(Labels.STEP_1);
            assertTrue(lost.get(), "the answer with the page was lost once");
            visitor.type(Labels.FORENAME, "Ada").press(Labels.NEXT);
            visitor.sees("Please enter your surname");
            visitor.page().unrouteAll();
        }
    }

    @Test
    @Tag("A5")
    void idlenessEndsTheSessionAfterAWarningThatOnePressAnswersAndNothingTypedIsLost() {
        // the warning comes five minutes before the end, so here after one
        try (Product product = Product.at(Product.freshFolder("time-out"))
                        .configured("org.guildhall.council", Map.of("sessionMinutes", "6"))
                        .start();
                Visitor visitor = Visitor.of(product);
                Visitor idler = Visitor.of(product);
                Visitor council = Visitor.of(product)) {
            ProbePortal.install(product);
            SignIn.demo(idler, SignIn.SECOND_REPRESENTATIVE);
            SignIn.demo(visitor, SignIn.CITIZEN);
            AccessRequest.begin(visitor);
            visitor.choose(Labels.SOMEONE_ELSE)
                    .choose(Labels.YES)
                    .select(Labels.RELATIONSHIP, Labels.POA)
                    .press(Labels.YOUR_NAME)
                    .reached(Labels.YOUR_NAME);
            visitor.type(Labels.FORENAME, "Halfway")
                    .type(Labels.SURNAME, "There")
                    .sees("Saved");
            Locator warning = visitor.page()
                    .getByRole(AriaRole.ALERTDIALOG, new Page.GetByRoleOptions().setName("Are you still there?"));
            LocatorAssertions.IsVisibleOptions patience = new LocatorAssertions.IsVisibleOptions().setTimeout(100_000);
            assertThat(warning).isVisible(patience);
            visitor.press("Stay signed in");
            assertThat(warning).isHidden();

            // a minute is over for whoever did not press, and not for whoever did
            council.open(ProbePortal.SET + "?name=sessionMinutes&value=1");
            assertThat(idler.heading(Labels.LOGIN_1)).isVisible(patience);
            assertThat(visitor.heading(Labels.YOUR_NAME)).isVisible();
            council.open(ProbePortal.SET + "?name=sessionMinutes&value=0");
            assertThat(visitor.heading(Labels.LOGIN_1)).isVisible(patience);
            visitor.sees("You were signed out because you did nothing for a while.");
            council.open(ProbePortal.SET + "?name=sessionMinutes&value=6");
            SignIn.finish(visitor, SignIn.CITIZEN, SignIn.DEMO_PASSWORD);
            visitor.reached(Labels.YOUR_NAME);
            assertThat(visitor.field(Labels.FORENAME)).hasValue("Halfway");
            assertThat(visitor.field(Labels.SURNAME)).hasValue("There");
        }
    }

    @Test
    @Tag("A1")
    void aColourWithTooLittleContrastIsRefusedWithItsRatioAndTheOneBeforeStays() {
        try (Product product = Product.at(Product.freshFolder("colour"))
                        .configured("org.guildhall.council", Map.of("name", "Ambleford Council", "colour", "#6b2c91"))
                        .start();
                Visitor council = Visitor.of(product);
                Visitor administrator = Visitor.of(product)) {
            ProbePortal.install(product);
            assertEquals("#6b2c91", colour(council));
            assertThat(council.page().getByRole(AriaRole.BANNER)).containsText("Ambleford Council");
            council.open(ProbePortal.SET + "?name=colour&value=%23ffff00");
            assertEquals("#6b2c91", colour(council));

            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.follow("Health").reached("Health");
            administrator.sees("The council colour #ffff00 was refused: its contrast with white is 1.07 to 1,"
                    + " and at least 4.5 to 1 is needed (WCAG 2.2, level AA)."
                    + " Set a darker colour; until then #6b2c91 stays in use.");
            Looks.check(administrator.page(), "health-colour-refused");

            council.open(ProbePortal.SET + "?name=colour&value=%23b00020");
            assertEquals("#b00020", colour(council));
            administrator.page().reload();
            administrator.reached("Health");
            assertThat(administrator.text("was refused")).hasCount(0);
        }
    }

    private static String colour(Visitor visitor) {
        visitor.open("");
        return String.valueOf(visitor.page()
                .evaluate("getComputedStyle(document.documentElement).getPropertyValue('--gh-brand-on-white').trim()"));
    }

    @Test
    @Tag("A9")
    void theFooterLinksTheStatementsThatTheLawAsksFor() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            for (String page : List.of("Accessibility statement", "Privacy policy", "Cookies")) {
                visitor.open("");
                visitor.press(visitor.page()
                        .getByRole(AriaRole.CONTENTINFO)
                        .getByRole(
                                AriaRole.LINK, new com.microsoft.playwright.Locator.GetByRoleOptions().setName(page)));
                visitor.reached(page);
            }
        }
    }

    @Test
    @Tag("I7")
    void anAccountIsLockedOnlyAfterAQuestionWithAWayBack() {
        try (Visitor administrator = Visitor.of(Product.shared());
                Visitor newcomer = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(newcomer, person);
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.follow("Users and roles").reached("Users and roles");
            administrator.page().getByLabel("Name or email address").fill(person.email());
            administrator.press(person.fullName()).reached(person.fullName());
            String question = "Lock the account of " + person.fullName() + "?";
            administrator.press("Lock this account").reached(question);
            administrator.sees("all open sessions of this account end at once");
            assertThat(administrator.heading(question)).isFocused();
            Looks.check(administrator.page(), "lock-account");
            administrator.press("No, leave it as it is").reached(person.fullName());
            assertThat(administrator.button("Lock this account")).isVisible();
            administrator.press("End session").reached("End this session of " + person.fullName() + "?");
            administrator.press("Back").reached(person.fullName());
            Looks.check(administrator.page(), "user");
            Mailbox.Mark before = newcomer.mailbox().mark(person.email());
            administrator.press("Lock this account").press("Yes, lock this account");
            administrator.sees("The account is locked and its sessions have ended.");
            assertThat(administrator.button("Unlock this account")).isVisible();
            newcomer.mailbox().next(before, "Your account was locked");
            newcomer.open("sign-in");
            newcomer.type(Labels.EMAIL, person.email())
                    .typeSecret(Labels.PASSWORD, person.password())
                    .press(Labels.SUBMIT)
                    .sees("This account has been locked.");
            administrator.press("Unlock this account").sees("The account is unlocked.");
            newcomer.mailbox().next(before, "Your account is unlocked");
        }
    }

    @Test
    @Tag("I7")
    void theAuditLogFindsPartsOfActionsAndNamesAndFitsItsFrame() {
        try (Visitor administrator = Visitor.of(Product.shared())) {
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.page().setViewportSize(1280, 900);
            administrator.follow("Audit log").reached("Audit log");
            assertThat(administrator.page().locator("tbody tr").first()).isVisible();
            assertEquals(
                    Boolean.TRUE,
                    administrator
                            .page()
                            .evaluate(
                                    "document.documentElement.scrollWidth <= innerWidth"
                                            + " && document.querySelector('.gh-table').getBoundingClientRect().right"
                                            + " <= document.querySelector('.gh-table-frame').getBoundingClientRect().right + 1"));
            Looks.check(administrator.page(), "audit");
            administrator.page().setViewportSize(1280, 900);
            administrator.type("What happened", "ign_in").press("Search");
            administrator.sees("No entry matches.");
            administrator.type("What happened", "ccount").press("Search");
            assertThat(administrator.page().locator("tbody tr").first()).containsText("account");
            assertThat(administrator.text("No entry matches.")).isHidden();
            administrator.type("Done by", "no such person").press("Search");
            administrator.sees("No entry matches.");
        }
    }

    @Test
    @Tag("I7")
    void healthNamesEachPortalWithItsStateUnderOneVerdict() {
        try (Visitor administrator = Visitor.of(Product.shared())) {
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.follow("Health").reached("Health");
            administrator
                    .sees("The embedded database answers.")
                    .sees("Documents and answers are encrypted with it. Without it nobody can read them.")
                    .sees("Nobody can read them: no token is set.")
                    .sees("Client Finance Portal")
                    .sees("Parts of the system")
                    .sees("Running");
            Looks.check(administrator.page(), "health");
        }
    }

    @Test
    @Tag("A11")
    void aChosenLanguageIsThatOfThePageAndOfItsStatus() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            visitor.open("cookies");
            visitor.press("Cymraeg");
            assertThat(visitor.page().locator("html")).hasAttribute("lang", "cy-GB");
            // asked for again and again, for the policy lets no page evaluate what a test would wait for
            Await.until(
                    "the status is told in Welsh",
                    () -> "Ar-lein"
                            .equals(visitor.page()
                                    .evaluate("document.querySelector('vaadin-connection-indicator')?.onlineText")));
            visitor.page().reload();
            Await.until(
                    "a lost connection is told in Welsh",
                    () -> "Collwyd y cysylltiad. Yn ceisio cysylltu eto… Collwyd y cysylltiad."
                            .equals(visitor.page()
                                    .evaluate(
                                            "(indicator => indicator?.reconnectingText + ' ' + indicator?.offlineText)"
                                                    + "(document.querySelector('vaadin-connection-indicator'))")));
        }
    }

    @Test
    @Tag("A11")
    void whatTheBrowserSaysOfRefusedCookiesIsInTheCatalogueToo() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            // a click whose session is unknown, as of a browser that keeps no cookies
            String answer = visitor.page()
                    .request()
                    .post(Product.shared().url("?v-r=uidl&v-uiId=0"))
                    .text();
            assertTrue(answer.contains("These pages need cookies. Please allow them in your browser"), answer);
        }
    }

    @Test
    @Tag("A11")
    void aLanguageChosenBeforeSigningInStaysAndIsRememberedInTheAccount() {
        try (Visitor visitor = Visitor.of(Product.shared());
                Visitor elsewhere = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(visitor, person);
            SignIn.out(visitor);
            visitor.open("sign-in");
            Mailbox.Mark before = visitor.mailbox().mark(person.email());
            visitor.type(Labels.EMAIL, person.email())
                    .typeSecret(Labels.PASSWORD, person.password())
                    .press(Labels.SUBMIT)
                    .reached(Labels.LOGIN_2);
            visitor.press("Cymraeg");
            assertThat(visitor.page().locator("html")).hasAttribute("lang", "cy-GB");
            visitor.type("Cod", visitor.mailbox().next(before).code()).press("Gorffen");
            visitor.signedInAs(person.fullName());
            assertThat(visitor.page().locator("html")).hasAttribute("lang", "cy-GB");

            elsewhere.open("sign-in");
            SignIn.finish(elsewhere, person.email(), person.password());
            elsewhere.signedInAs(person.fullName());
            assertThat(elsewhere.page().locator("html")).hasAttribute("lang", "cy-GB");
        }
    }

    @Test
    @Tag("looks")
    @Tag("A10")
    void publicPagesAreAccessibleAndFitASmallScreen() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            for (String path : List.of(
                    "",
                    "finance",
                    "sign-in",
                    "register",
                    "forgotten-password",
                    "accessibility",
                    "privacy",
                    "cookies",
                    "test-mailbox",
                    "nothing/here")) {
                visitor.open(path);
                assertThat(visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                        .isVisible();
                Looks.check(visitor.page(), "public-" + (path.isEmpty() ? "home" : path.replace('/', '-')));
            }
        }
    }

    @Test
    @Tag("C9")
    void pagesOfStaffLeadTheUnknownVisitorToTheSignIn() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            for (String path : List.of("finance/queue", "finance/people", "finance/imports", "finance/request")) {
                visitor.open(path);
                visitor.reached(Labels.LOGIN_1);
            }
        }
    }
}
