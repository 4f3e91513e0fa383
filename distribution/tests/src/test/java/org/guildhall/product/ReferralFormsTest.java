package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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

    @Test
    @Tag("H1")
    @Tag("H4")
    void aChildIsSpokenToAndTheTabNamesNobody() {
        String as = "I am completing this form as a";
        String self = "Child/Young Person or Adult Foster enquirer";
        try (Visitor child = Visitor.of(Product.shared())) {
            SignIn.demo(child, SignIn.CITIZEN);
            begin(child, "Refer to Children's Social Care");
            FormWalk walk = FormWalk.least(child)
                    .answering(Labels.FORENAME, "Ida")
                    .answering(Labels.SURNAME, "Rowe")
                    .answering("Is it safe for us to call you?", "No")
                    .answering(as, self);
            walk.to("Who is this About? Ida Rowe");
            child.list(as).focus();
            child.select(as, self).reached("About you (Ida Rowe)");
            assertThat(child.list(as)).isFocused();
            child.sees("What do you know about your date of birth?");
            assertThat(child.page()).hasTitle(Pattern.compile("Form, page 3\\b.*"));
            walk.to("Your address (Ida Rowe)");
            assertThat(child.page()).hasTitle(Pattern.compile("Form, page 4\\b.*"));
            walk.to("Danger now");
            child.sees("Are you, or is another child, in danger now?");
            walk.to("What you want to say");
            assertThat(child.text("Do not question the child")).hasCount(0);
            walk.to(CHECK);
            child.sees("What would you like to happen?").sees("Your address (Ida Rowe)");
            send(child);
            child.sees("we neither call nor send an email where you said that it is not safe");
            assertThat(child.text("We may call you")).hasCount(0);
            child.press("View what you sent, or print a copy").sees("What would you like to happen?");
            assertThat(child.page()).hasTitle(Pattern.compile("What you sent\\b.*"));
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
                .containsText(Pattern.compile("CRP-[0-9A-Z]{4}-[0-9A-Z]{4}"));
    }
}
