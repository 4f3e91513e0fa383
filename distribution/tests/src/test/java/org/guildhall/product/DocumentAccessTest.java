package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may read whose documents. */
class DocumentAccessTest {
    private static final String EDITH = "Edith Pemberton";
    private static final String LETTER = "Outcome of your financial assessment, from 6 April 2026";

    @Test
    @Tag("E3")
    @Tag("F10")
    @Tag("F13")
    @Tag("F14")
    void twoRepresentativesSeeTheSameAStrangerNothingAndARevokedGrantCutsAnOpenSession() {
        try (Visitor first = Visitor.of(Product.shared());
                Visitor second = Visitor.of(Product.shared());
                Visitor stranger = Visitor.of(Product.shared());
                Visitor officer = Visitor.of(Product.shared())) {
            SignIn.demo(first, SignIn.CITIZEN);
            SignIn.demo(second, SignIn.SECOND_REPRESENTATIVE);
            List<String> seenByFirst = documents(first);
            assertEquals(seenByFirst, documents(second));

            String address = first.link(LETTER).getAttribute("href");
            String path = address.replaceAll("\\?.*", "");
            assertEquals(200, get(first, path).status());
            SignIn.register(stranger, NewPerson.somebody());
            assertEquals(403, get(stranger, path).status());
            assertEquals(403, get(stranger, path + "?view=1").status());
            assertEquals(403, stranger.open(path));
            SignIn.demo(officer, SignIn.AUDITOR);
            assertRefusalIsAudited(officer, path.replaceAll(".*/", ""));
            SignIn.out(officer);

            SignIn.demo(officer, SignIn.OFFICER);
            Officer.revoke(officer, EDITH, "Rhys Pemberton");
            second.type(second.search("Search"), "letter");
            second.reached(Labels.FORBIDDEN);
            assertThat(second.link(LETTER)).hasCount(0);
            assertEquals(403, get(second, path).status());
            assertEquals(200, get(first, path).status());
        }
    }

    @Test
    @Tag("E3")
    void aDocumentIsAnsweredInRangesUnderItsOwnNameAndNeverSniffed() {
        try (Visitor citizen = Visitor.of(Product.shared())) {
            SignIn.demo(citizen, SignIn.CITIZEN);
            documents(citizen);
            String path = citizen.link(LETTER).getAttribute("href").replaceAll("\\?.*", "");
            APIResponse whole = get(citizen, path);
            assertEquals("nosniff", whole.headers().get("x-content-type-options"));
            assertEquals("application/pdf", whole.headers().get("content-type"));
            assertEquals(
                    "attachment",
                    whole.headers().getOrDefault("content-disposition", "").split(";")[0]);
            APIResponse range = citizen.page()
                    .request()
                    .get(citizen.product().url(path), RequestOptions.create().setHeader("Range", "bytes=0-4"));
            assertEquals(206, range.status());
            assertEquals("%PDF-", range.text());
            citizen.press(LETTER);
            citizen.page().waitForURL(url -> url.contains("/documents/"));
        }
    }

    private static List<String> documents(Visitor visitor) {
        visitor.open("");
        visitor.press("View documents of " + EDITH).reached("Documents of " + EDITH);
        assertThat(visitor.link(LETTER)).isVisible();
        return visitor.page().getByRole(AriaRole.ROWHEADER).allInnerTexts().stream()
                .map(text -> text.replaceAll("\\s*New$", "").strip())
                .sorted()
                .toList();
    }

    private static APIResponse get(Visitor visitor, String path) {
        return visitor.page().request().get(visitor.product().url(path));
    }

    private static void assertRefusalIsAudited(Visitor auditor, String document) {
        auditor.follow(Labels.AUDIT).reached(Labels.AUDIT);
        assertThat(auditor.page().getByText(document).first()).isVisible();
        assertThat(auditor.page()
                        .getByRole(AriaRole.ROW)
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(document))
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("refused"))
                        .first())
                .isVisible();
    }
}
