package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a worried parent's first click to the feedback that they read. */
class ReferralJourneyTest {
    private static final String LANDING = "Children, young people and families";
    private static final String EARLY_HELP = "Request services from early help family support";
    private static final String WHO = "Who is this About?";
    private static final String DETAILS = "Your Details";
    private static final String CHECK = "Check your answers";
    private static final String SENT = "Your referral has been sent";
    private static final String TRIAGE = "referral.triage@example.org";
    private static final String ELSEWHERE = "7 Spindle Hill, Ambleford, Barsetshire, WR5 2NP";
    private static final Pattern REFERENCE = Pattern.compile("CRP-[0-9A-Z]{4}-[0-9A-Z]{4}");

    @Test
    @Tag("looks")
    @Tag("A10")
    @Tag("H1")
    @Tag("H2")
    @Tag("H3")
    @Tag("H4")
    @Tag("H5")
    @Tag("H8")
    @Tag("H9")
    @Tag("H10")
    void ofAParentAndATriageOfficerWithTheKeyboardAlone() throws IOException {
        try (Visitor parent = Visitor.withKeyboardOnly(Product.shared());
                Visitor officer = Visitor.withKeyboardOnly(Product.shared())) {
            walk(parent, officer, (visitor, name) -> Looks.check(visitor.page(), "referral-" + name));
        }
    }

    @Test
    @Tag("looks")
    @Tag("A11")
    void inWelsh() {
        try (Visitor parent = Visitor.of(Product.shared())) {
            SignIn.demo(parent, SignIn.SECOND_REPRESENTATIVE);
            parent.open("referral");
            parent.press("Cymraeg").reached("Plant, pobl ifanc a theuluoedd");
            Looks.check(parent.page(), "referral-cy-landing");
            parent.press("Gofyn am wasanaethau cymorth cynnar i deuluoedd");
            parent.press("Dechrau nawr");
            FormWalk.least(parent)
                    .onEachPage(heading -> Looks.check(
                            parent.page(), "referral-cy-" + parent.page().url().replaceAll(".*/", "")))
                    .to("Gwirio eich atebion");
            Looks.check(parent.page(), "referral-cy-check");
            parent.press("Anfon yr adroddiad at yr awdurdod lleol").reached("Mae eich atgyfeiriad wedi'i anfon");
            Looks.check(parent.page(), "referral-cy-sent");
            parent.press("English").reached(SENT);
        }
    }

    private static void walk(Visitor parent, Visitor officer, BiConsumer<Visitor, String> look) throws IOException {
        NewPerson person = NewPerson.somebody();
        String ada = "Ada " + person.surname();
        parent.open("referral");
        parent.reached(LANDING)
                .sees("If a child is in immediate danger, call 999.")
                .sees("call the police on 101")
                .sees("Give feedback about a service");
        look.accept(parent, "landing");
        parent.press(EARLY_HELP).reached("Early Help Family Support");
        look.accept(parent, "start");
        parent.press("Start now").reached(WHO);
        parent.press("Confirm").sees(Labels.PROBLEM);
        look.accept(parent, "children-problem");
        name(parent, "Child 1", "Ada", person.surname());
        parent.press("+ Add another child").sees("Child 2");
        name(parent, "Child 2", "Ben", person.surname());
        parent.press("+ Add another child").sees("Child 3");
        name(parent, "Child 3", "Cai", person.surname());
        parent.press("Remove Child 2").sees("Ben " + person.surname() + " was removed.");
        look.accept(parent, "children-removed");
        parent.press("Undo");
        assertThat(parent.group("Child 2").getByLabel(Labels.FORENAME)).hasValue("Ben");
        assertThat(parent.group("Child 3").getByLabel(Labels.FORENAME)).hasValue("Cai");
        parent.press("Remove Child 2").sees("Ben " + person.surname() + " was removed.");
        parent.press("Confirm").reached(DETAILS);
        parent.sees(ada).sees("Cai " + person.surname());
        assertThat(parent.text("Ben " + person.surname())).hasCount(0);
        look.accept(parent, "your-details-signed-out");

        parent.press("Login or Register").reached(Labels.LOGIN_1);
        registerHere(parent, person);
        parent.reached(DETAILS);
        parent.sees(ada).sees(person.email());
        look.accept(parent, "your-details");
        FormWalk walk =
                FormWalk.least(parent).answering("I am completing this form as a", "Parent/carer for my Child/ren");
        walk.to(WHO + " " + ada);
        parent.sees("This is for anyone referring other people in a personal capacity");
        walk.fill();
        look.accept(parent, "about-child");
        walk.to("Address of " + ada);
        parent.press(primary(parent)).sees(Labels.PROBLEM);
        assertThat(parent.button("Use my own address")).isVisible();
        look.accept(parent, "child-address");
        SignIn.address(parent, "WR5 2NP", ELSEWHERE, Labels.FIND_ADDRESS);
        parent.press(primary(parent)).reached("Address of Cai " + person.surname());
        parent.press("Use this address: " + ELSEWHERE).sees("The address is filled in below.");
        walk.onEachPage(heading -> look.accept(
                parent, "form-" + heading.replaceAll("[^A-Za-z]+", "-").toLowerCase(java.util.Locale.ROOT)));
        walk.to(CHECK);
        look.accept(parent, "check");
        parent.press("Send Report to Local Authority").reached(SENT);
        look.accept(parent, "sent");
        Matcher found = REFERENCE.matcher(parent.page().getByRole(AriaRole.MAIN).innerText());
        assertTrue(found.find());
        String reference = found.group();
        parent.press("View what you sent, or print a copy").sees(reference).sees("Received");
        look.accept(parent, "mine");
        assertPaper(parent, reference, ada);

        SignIn.demo(officer, TRIAGE);
        officer.sees("Referrals waiting");
        officer.follow("Referrals").reached("Early Help Family Support: inbox");
        officer.type(officer.search("Search names and references"), reference);
        Locator row = officer.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(reference));
        assertThat(row).hasCount(1);
        assertThat(officer.page().getByRole(AriaRole.ROW)).hasCount(2);
        look.accept(officer, "inbox");
        officer.press(row.getByRole(AriaRole.LINK)).reached(ada + ", Cai " + person.surname());
        look.accept(officer, "case");
        officer.press("Take it on").sees("You have taken this referral on.").sees("Taken on by Hannah Lowe");
        look.accept(officer, "taken");
        officer.press("Add a note").reached("Add a note");
        officer.type("Note", "Rang the school.").press("Save note").reached(ada + ", Cai " + person.surname());
        officer.sees("Rang the school.").sees("The note has been saved.");
        officer.press("Decide").reached("Decide");
        officer.press("Save decision").sees("Select an outcome");
        look.accept(officer, "decide");
        officer.choose("Early help").type("Grounds", "Needs met by early help.").press("Save decision");
        officer.reached(ada + ", Cai " + person.surname()).sees("Needs met by early help.");
        officer.sees("The sender does not know of it until you write back.");
        Mailbox.Mark before = parent.mailbox().mark(person.email());
        officer.press("Write back to the sender").reached("Write back to the sender");
        look.accept(officer, "feedback");
        officer.tickBox("Name the outcome in this feedback").sees("Saved");
        // whoever is called away finds the page as they left it
        officer.page().reload();
        officer.reached("Write back to the sender");
        assertThat(officer.tick("Name the outcome in this feedback")).isChecked();
        officer.type("What you have decided and why", "A family worker will visit you.")
                .type("What happens next", "She rings you this week.")
                .press("Send feedback")
                .reached(ada + ", Cai " + person.surname());
        officer.sees("The feedback has been sent. The sender was told by email.");
        look.accept(officer, "decided");
        officer.open("referral/figures");
        officer.reached("Figures");
        look.accept(officer, "figures");

        var mail = parent.mailbox().next(before);
        assertFalse(mail.text().contains(person.surname() + ",") && mail.text().contains("Ada"), mail.text());
        assertFalse(mail.text().contains("family worker"), mail.text());
        parent.open("referral/mine");
        parent.reached("My referrals").sees("Feedback given");
        look.accept(parent, "my-referrals");
        parent.press("View").sees("A family worker will visit you.").sees("What we have decided: Early help");
        look.accept(parent, "feedback-read");
        assertThat(parent.text("Rang the school.")).hasCount(0);
    }

    private static void name(Visitor visitor, String group, String forename, String surname) {
        visitor.type(visitor.group(group).getByLabel(Labels.FORENAME), forename);
        visitor.type(visitor.group(group).getByLabel(Labels.SURNAME), surname);
    }

    private static Locator primary(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.MAIN).locator("form button[type=submit]");
    }

    /** Registers from the sign-in page on, to which the form has led. */
    private static void registerHere(Visitor visitor, NewPerson person) {
        visitor.press(Labels.REGISTER).reached(Labels.STEP_1);
        visitor.type(Labels.FORENAME, person.forename()).type(Labels.SURNAME, person.surname());
        SignIn.address(visitor, person.postcode(), person.addressLine(), Labels.FIND_ADDRESS);
        visitor.press(Labels.NEXT).reached(Labels.STEP_2);
        SignIn.fillLogin(visitor, person);
        Mailbox.Mark before = visitor.mailbox().mark(person.email());
        visitor.press(Labels.NEXT).reached(Labels.STEP_3);
        visitor.type(Labels.CODE, visitor.mailbox().next(before).code()).press(Labels.FINISH);
    }

    private static void assertPaper(Visitor parent, String reference, String child) throws IOException {
        Download download = parent.page().waitForDownload(() -> parent.press("Download a copy to print (PDF)"));
        assertEquals(reference + ".pdf", download.suggestedFilename());
        try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(download.path()))) {
            String text = new PDFTextStripper().getText(pdf);
            assertTrue(text.contains(reference), text);
            assertTrue(text.contains(child), text);
            assertTrue(pdf.getDocumentCatalog().getMarkInfo().isMarked());
            assertEquals("en", pdf.getDocumentCatalog().getLanguage().substring(0, 2));
        }
    }

    @Test
    @Tag("H1")
    void exitLeavesAtOnceAndNothingIsLeftBehind() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            visitor.page()
                    .route(
                            "https://www.bbc.co.uk/**",
                            route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                                    .setStatus(200)
                                    .setBody("Weather")));
            visitor.open("referral");
            visitor.reached(LANDING).press(EARLY_HELP).reached("Early Help Family Support");
            visitor.press("Start now").reached(WHO);
            name(visitor, "Child 1", "Nobody", "Maynot");
            visitor.sees("Saved");
            String draft = visitor.page().url();
            assertTrue(visitor.cookies().contains("guildhall-browser="));
            for (int press = 0; press < 3; press++) {
                visitor.page().keyboard().press("Shift");
            }
            visitor.page().waitForURL("https://www.bbc.co.uk/**");
            Await.until("the cookie has gone", () -> !visitor.cookies().contains("guildhall-browser="));
            visitor.page().goBack();
            visitor.page().waitForURL("https://www.bbc.co.uk/**");
            assertFalse(visitor.page().content().contains("Maynot"));
            // whoever types the address finds no draft
            visitor.open(draft);
            visitor.reached("Page not found");
        }
    }
}
