package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each form of the Children Referral Portal filled in through the browser, with the least and with the most that it takes. */
class ReferralFormsTest {
    private static final String CHECK = "Check your answers";
    private static final String PROFESSIONAL_ACCOUNT = "professional@example.org";

    @ParameterizedTest
    @CsvSource({
        "Request services from early help family support, Early Help Family Support",
        "Refer to Children's Social Care, Children's Social Care",
        "Adult who works with Children, Adult who works with Children"
    })
    @Tag("H2")
    @Tag("H5")
    @Tag("H6")
    @Tag("H8")
    void withTheLeastAndOneChild(String button, String title) {
        try (Visitor parent = Visitor.of(Product.shared())) {
            SignIn.demo(parent, SignIn.CITIZEN);
            begin(parent, button);
            FormWalk walk = byHand(FormWalk.least(parent), "Parent/carer for my Child/ren");
            walk.to(CHECK);
            send(parent);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "early-help, Request services from early help family support, 49, 30",
        "social-care, Refer to Children's Social Care, 66, 45",
        "lado, Adult who works with Children, 60, 35"
    })
    @Tag("H2")
    @Tag("H4")
    @Tag("H5")
    @Tag("H6")
    @Tag("H7")
    @Tag("H8")
    void withTheMostAndSixChildrenAndADocument(String form, String button, int declared, int atLeast) {
        assertTrue(declared >= atLeast);
        try (Visitor professional = Visitor.of(Product.shared())) {
            SignIn.demo(professional, PROFESSIONAL_ACCOUNT);
            begin(professional, button);
            FormWalk walk = byHand(FormWalk.most(professional), "Professional (LADO/Social Care/Early Help Referral)");
            AriaSnapshots snapshots = new AriaSnapshots();
            walk.onEachPage(heading -> snapshot(professional, snapshots));
            if (button.startsWith("Adult")) {
                walk.fill();
                professional.press(professional.page().locator("main form button[type=submit]"));
                professional.sees("Child 1");
            }
            for (int child = 2; child <= 6; child++) {
                professional.press("+ Add another child").sees("Child " + child);
            }
            walk.to("Attaching Documents");
            FileChooser chooser = professional.page().waitForFileChooser(() -> professional.press(Labels.CHOOSE_FILE));
            chooser.setFiles(DemoLetters.file("outcome-letter-2026-10.pdf"));
            professional.sees("outcome-letter-2026-10.pdf has been uploaded.");
            walk.to(CHECK);
            assertThat(professional.heading(CHECK)).isVisible();
            snapshots.add(professional.page(), "check");
            snapshots.assertReviewed("referral-" + form);
            assertTrue(walk.fields() > declared, "Controls filled in: " + walk.fields());
            send(professional);
            professional.press("View what you sent, or print a copy").sees("outcome-letter-2026-10.pdf");
        }
    }

    /** Pages about a second child and further ones read as that about the first. */
    private static void snapshot(Visitor visitor, AriaSnapshots snapshots) {
        String page = visitor.page().url().replaceAll(".*/", "").replaceAll("[0-9a-f-]{36}", "first");
        if (!page.contains("_") || page.endsWith("_1")) {
            snapshots.add(visitor.page(), page);
        }
    }

    private static void begin(Visitor visitor, String button) {
        visitor.open("referral");
        visitor.reached("Children, young people and families");
        visitor.press(button);
        visitor.press("Start now").reached("Who is this About?");
    }

    /** Addresses are entered by hand: what the look-up needs is shown elsewhere. */
    private static FormWalk byHand(FormWalk walk, String as) {
        for (String question : List.of("I am completing this form as a")) {
            walk.answering(question, as);
        }
        return walk.answering("Do you know of a child or children who are affected?", "Yes");
    }

    private static void send(Visitor visitor) {
        visitor.press("Send Report to Local Authority").reached("Your referral has been sent");
        assertThat(visitor.page().getByRole(AriaRole.MAIN))
                .containsText(java.util.regex.Pattern.compile("CRP-[0-9A-Z]{4}-[0-9A-Z]{4}"));
    }
}
