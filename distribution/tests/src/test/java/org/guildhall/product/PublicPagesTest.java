package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What strangers reach of all that the portals declare, and what they are told when a page fails. */
class PublicPagesTest {
    /** The reviewed list: each of these shows nothing that is anybody's own. */
    private static final Set<String> PUBLIC = Set.of(
            "/",
            "/accessibility",
            "/cookies",
            "/finance",
            "/finance/invitation/:token",
            "/finance/new-request",
            "/finance/new-request/code",
            "/finance/new-request/consent",
            "/finance/new-request/draft/:draft/:page?",
            "/finance/new-request/email",
            "/finance/new-request/sent/:draft",
            "/first-administrator",
            "/forgotten-password",
            "/forgotten-password/code",
            "/log-out",
            "/new-password",
            "/privacy",
            "/referral",
            "/referral/form/:draft/:page?",
            "/referral/start/:inbox",
            "/register",
            "/register/code",
            "/register/login",
            "/send",
            "/send/invitation/:token",
            "/send/request",
            "/sign-in",
            "/sign-in/code",
            "/signed-out",
            "/test-mailbox");

    private static final Pattern REFERENCE = Pattern.compile("\\b[0-9A-F]{8}\\b");

    private static final Product PRODUCT =
            Product.at(Product.freshFolder("public-pages")).forManySignIns();

    @BeforeAll
    static void start() {
        PRODUCT.start();
        ProbePortal.install(PRODUCT);
    }

    @AfterAll
    static void stop() {
        PRODUCT.close();
    }

    @Test
    @Tag("C9")
    void exactlyTheReviewedPagesArePublicAndAllOthersLeadToTheSignIn() {
        try (Visitor stranger = Visitor.of(PRODUCT)) {
            stranger.open(ProbePortal.PAGES);
            stranger.reached("Declared pages");
            List<String> lines = stranger.page()
                    .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Pages"))
                    .getByRole(AriaRole.LISTITEM)
                    .allInnerTexts();
            Set<String> open = paths(lines, true);
            open.removeIf(path -> path.startsWith("/probe/"));
            assertEquals(new TreeSet<>(PUBLIC), open);

            Set<String> closed = paths(lines, false);
            assertTrue(closed.contains("/my-details") && closed.contains("/finance/queue"), closed.toString());
            for (String path : closed) {
                String address = path.replaceAll("/:[^/]+", "/00000000-0000-7000-8000-000000000000");
                assertEquals(200, stranger.open(address.substring(1)), path);
                assertTrue(
                        stranger.page().url().contains("/sign-in?next="),
                        path + " led to " + stranger.page().url());
            }
            stranger.reached(Labels.LOGIN_1);
        }
    }

    @Test
    @Tag("A8")
    void aPageThatFailsAnswers500WithAReferenceThatIsInTheLogAndNothingElse() {
        try (Visitor visitor = Visitor.of(PRODUCT)) {
            for (String path : List.of(ProbePortal.BROKEN, ProbePortal.LATE)) {
                assertEquals(500, visitor.open(path), path);
                visitor.reached("Sorry, there is a problem with the service").sees(Labels.TEST_BANNER);
                Matcher reference =
                        REFERENCE.matcher(visitor.page().locator("main").innerText());
                assertTrue(reference.find(), "a reference is told");
                assertTrue(
                        PRODUCT.console().stream()
                                .anyMatch(line -> line.contains("Error " + reference.group() + " at /" + path)),
                        "and stands in the log");
                String content = visitor.page().content();
                assertFalse(content.contains(ProbePortal.SECRET), "no message of the error");
                assertFalse(content.contains("Exception"), "no stack trace");
            }
            Looks.check(visitor.page(), "error-500");
        }
    }

    @Test
    @Tag("B3")
    @Tag("B5")
    void aPortalThatAsksForLongerPasswordsGetsThemAtRegistrationAndOnEntry() {
        String long20 = "It must be at least " + ProbePortal.MINIMUM_LENGTH + " characters long";
        try (Visitor fresh = Visitor.of(PRODUCT);
                Visitor known = Visitor.of(PRODUCT)) {
            NewPerson first = NewPerson.somebody();
            fresh.open(ProbePortal.INSIDE);
            fresh.reached(Labels.LOGIN_1).press(Labels.REGISTER).reached(Labels.STEP_1);
            fresh.type(Labels.FORENAME, first.forename()).type(Labels.SURNAME, first.surname());
            SignIn.address(fresh, first.postcode(), first.addressLine(), Labels.FIND_ADDRESS);
            fresh.press(Labels.NEXT).reached(Labels.STEP_2);
            fresh.sees(long20);
            fresh.type(Labels.EMAIL_ADDRESS, first.email())
                    .typeSecret(Labels.PASSWORD, "Quiet Lantern 58")
                    .typeSecret(Labels.CONFIRM_PASSWORD, "Quiet Lantern 58")
                    .press(Labels.NEXT)
                    .sees("Please choose a password that meets every requirement");
            Mailbox.Mark mark = fresh.mailbox().mark(first.email());
            fresh.typeSecret(Labels.PASSWORD, "Quiet Lantern 58 boats at sea")
                    .typeSecret(Labels.CONFIRM_PASSWORD, "Quiet Lantern 58 boats at sea")
                    .press(Labels.NEXT)
                    .reached(Labels.STEP_3);
            fresh.type(Labels.CODE, fresh.mailbox().next(mark).code()).press(Labels.FINISH);
            fresh.reached(ProbePortal.INSIDE_TITLE);

            NewPerson second = NewPerson.somebody();
            NewPerson shorter = new NewPerson(
                    second.forename(),
                    second.surname(),
                    second.email(),
                    "Quiet Lantern 58",
                    second.postcode(),
                    second.addressLine());
            SignIn.register(known, shorter);
            known.open(ProbePortal.INSIDE);
            known.reached("Change your password").sees(long20).sees("Probe");
            known.typeSecret("Current password", shorter.password())
                    .typeSecret("New password", "Another Lantern 59 boats")
                    .typeSecret("Confirm new password", "Another Lantern 59 boats")
                    .press("Change password");
            known.reached(ProbePortal.INSIDE_TITLE);
            known.open("my-details");
            known.reached(Labels.MY_DETAILS);
            assertThat(known.text(second.email()).first()).isVisible();
        }
    }

    private static Set<String> paths(List<String> lines, boolean open) {
        return lines.stream()
                .filter(line -> line.contains(" Everybody") == open)
                .map(line -> line.split(" ", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
