package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
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
