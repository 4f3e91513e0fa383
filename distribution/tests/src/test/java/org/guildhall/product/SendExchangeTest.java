package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a family and the SEND team exchange, beyond the guide: files, cover, days of publishing, forms of the council's own. */
class SendExchangeTest {
    private static final String FILE = "outcome-letter-2026-10.pdf";

    /** A form as a council writes one; its choice has no words yet. */
    private static final String FORM = """
            id: send.transport-%s
            pages:
              - id: how
                fields:
                  - name: travel
                    type: choice
                    required: true
                    options: [bus, taxi]
              - id: more
                fields:
                  - name: why
                    type: long-text
                    required: true
            texts:
              en:
                title: Transport views %s
                how.title: How do you travel?
                travel.label: How does your child travel?
                travel.missing: Select how your child travels
                travel.bus: By bus
                more.title: More about it
                why.label: Why?
                why.missing: Enter why
            """;

    @Test
    @Tag("G7")
    void messagesOfACaseWithNobodyReachTheTeamFilesGoWithThemAndCoverKeepsThemFromRotting() throws IOException {
        NewPerson person = NewPerson.somebody();
        try (Visitor parent = Visitor.of(Product.shared());
                Visitor staff = Visitor.of(Product.shared())) {
            SendDesk desk = followed(parent, staff, person, "Gwen");
            parent.open("send/messages/" + desk.id() + "/new");
            parent.reached("Secure Message").sees("This goes to: SEND team");
            FileChooser chooser = parent.page().waitForFileChooser(() -> parent.press(Labels.CHOOSE_FILE));
            chooser.setFiles(DemoLetters.file(FILE));
            parent.sees(FILE + " has been uploaded.");
            // who leaves the page finds what is there already
            parent.press("Cancel").reached("Messages").press("New Message").reached("Secure Message");
            parent.sees(FILE);
            Mailbox.Mark before = parent.mailbox().mark(SendDesk.CASEWORKER);
            parent.select("Message Type", "Something else")
                    .type("Subject", "A report for " + person.surname())
                    .type("Message", "Here is the school's report.")
                    .press("Send")
                    .reached("Messages");
            Mailbox.Mail notice = parent.mailbox().next(before, "/send/");
            assertFalse(notice.text().contains("report"), notice.text());
            staff.open("send/inbox");
            staff.reached("Messages of SEND cases").press("With no caseworker");
            staff.press(SendDesk.row(staff, "A report for " + person.surname())
                            .getByRole(AriaRole.LINK)
                            .first())
                    .reached("A report for " + person.surname());
            Locator attached =
                    staff.page().getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText(FILE));
            assertEquals(
                    Files.size(DemoLetters.file(FILE)),
                    staff.page().request().get(address(staff, attached.first())).body().length);
            staff.press("No answer is needed").sees("It is noted that no answer is needed.");
            staff.open("send/inbox?list=team");
            staff.reached("Messages of SEND cases");
            assertThat(SendDesk.row(staff, "A report for " + person.surname())).hasCount(0);
        }
    }

    @Test
    @Tag("G8")
    @Tag("G10")
    void documentsWaitForTheirDayAreSeenAsTheParentSeesThemAndCanBeTakenBack() {
        NewPerson person = NewPerson.somebody();
        try (Visitor parent = Visitor.of(Product.shared());
                Visitor staff = Visitor.of(Product.shared())) {
            SendDesk desk = followed(parent, staff, person, "Ifor");
            desk.publish("A letter for next week", SendDesk.today().plusDays(7), person.fullName());
            assertThat(SendDesk.row(staff, "A letter for next week")).containsText("Scheduled");
            desk.publish("A letter for today", null, person.fullName());
            staff.press("As " + person.fullName() + " sees them").reached("Preview");
            staff.sees("A letter for today");
            assertThat(staff.page().getByText("A letter for next week")).hasCount(0);
            parent.open("send/documents/" + desk.id());
            parent.sees("A letter for today");
            assertThat(parent.page().getByText("A letter for next week")).hasCount(0);
            String file = address(parent, parent.link("A letter for today"));
            assertEquals(200, status(parent, file));

            staff.open(desk.at("documents"));
            staff.press(SendDesk.row(staff, "A letter for today")
                            .getByRole(AriaRole.LINK)
                            .first())
                    .reached("A letter for today");
            staff.sees("Who has opened it").sees(person.fullName());
            staff.press("Take it back").sees("Enter why it is taken back");
            staff.type("Why it is taken back", "It was meant for somebody else.")
                    .press("Take it back")
                    .sees("It is taken back.");
            parent.page().reload();
            parent.sees("No documents have been published yet.");
            assertEquals(403, status(parent, file));
        }
    }

    @Test
    @Tag("G10")
    void oneDocumentIsPublishedInSeveralCasesToAllWhoSeeDocumentsThere() {
        NewPerson person = NewPerson.somebody();
        try (Visitor parent = Visitor.of(Product.shared());
                Visitor staff = Visitor.of(Product.shared())) {
            SendDesk desk = followed(parent, staff, person, "Mabli");
            SendDesk.opened(staff, "Alun", SendDesk.today().minusYears(8), SendDesk.today(), person);
            staff.open("send/cases?list=open");
            staff.reached(SendDesk.CASES).type(staff.search("Search names and references"), person.surname());
            assertThat(SendDesk.row(staff, person.surname())).hasCount(2);
            staff.press("Publish to several cases")
                    .press("Tick all that are shown")
                    .sees("Ticked cases: 2")
                    .press("Check before publishing")
                    .sees("Select the kind of document");
            FileChooser chooser = staff.page().waitForFileChooser(() -> staff.press(Labels.CHOOSE_FILE));
            chooser.setFiles(DemoLetters.file("outcome-letter-2026-10.pdf"));
            staff.sees("outcome-letter-2026-10.pdf has been uploaded.");
            staff.select("Kind", "Letter").type("Description", "A leaflet for all");
            SendDesk.date(staff, "Document Date", SendDesk.today());
            staff.press("Check before publishing").sees("People who are told by email now: 1");
            staff.sees("Left out: nobody sees documents there").sees("Alun " + person.surname());
            Looks.check(staff.page(), "send-publish-several-check");
            staff.press("Change").sees("Ticked cases: 2").press("Check before publishing");
            staff.press("Publish").sees("Cases in which it is in: 1");
            parent.open("send/documents/" + desk.id());
            parent.sees("A leaflet for all");
        }
    }

    private static int status(Visitor visitor, String file) {
        return visitor.page().request().get(file).status();
    }

    private static String address(Visitor visitor, Locator link) {
        String href = String.valueOf(link.getAttribute("href"));
        return visitor.product().url(href.replaceAll("^/|\\?.*", ""));
    }

    @Test
    @Tag("G9")
    void aFormOfTheCouncilsOwnIsCheckedAddedSentResumedAndComesBack() {
        NewPerson person = NewPerson.somebody();
        String name = person.email().replaceAll("\\D+", "");
        String title = "Transport views " + name;
        try (Visitor parent = Visitor.of(Product.shared());
                Visitor staff = Visitor.of(Product.shared())) {
            SendDesk desk = followed(parent, staff, person, "Nest");
            staff.open("send/forms");
            staff.reached("Forms for families");
            upload(staff, FORM.formatted(name, name));
            staff.reached("This form cannot be added yet").sees("travel.taxi");
            staff.press("Choose another file").reached("Forms for families");
            upload(staff, FORM.formatted(name, name) + "    travel.taxi: By taxi\n");
            staff.reached("Check what the form asks").sees("It would be version 1 of send.transport-" + name);
            staff.sees("How does your child travel?").press("Add this form").reached("Forms for families");
            staff.sees("The form is added and can be sent.");

            staff.open(desk.at("actions/new"));
            staff.reached("Send a form");
            Mailbox.Mark before = parent.mailbox().mark(person.email());
            staff.select("Form", title)
                    .tickBox(person.fullName() + " (parent)")
                    .press("Send the form")
                    .reached("Forms: " + desk.child());
            Mailbox.Mail mail = parent.mailbox().next(before);
            assertFalse(mail.text().contains("Transport"), mail.text());
            parent.open(mail.link());
            parent.reached("Actions to Complete").press(title).reached("How do you travel?");
            parent.press(onwards(parent)).sees("Select how your child travels");
            parent.choose("By taxi").press(onwards(parent)).reached("More about it");
            parent.open("send/actions/" + desk.id());
            parent.reached("Actions to Complete").sees("Begun").press(title).reached("More about it");
            parent.type("Why?", "She needs an escort.").press(onwards(parent)).reached("Check your answers");
            before = parent.mailbox().mark(person.email());
            parent.sees("By taxi").press("Send").reached("Actions to Complete");
            assertTrue(parent.page()
                    .getByText("Your form is sent to the SEND team.")
                    .isVisible());
            Mailbox.Mail receipt = parent.mailbox().next(before, "We have received your form");
            assertFalse(receipt.text().contains("Transport") || receipt.text().contains("taxi"), receipt.text());
            staff.press(SendDesk.row(staff, title).getByRole(AriaRole.LINK)).reached(title);
            staff.sees("By taxi").sees("She needs an escort.");
        }
    }

    /** Bears the title of what comes next. */
    private static Locator onwards(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.MAIN).locator("form button[type=submit]");
    }

    private static void upload(Visitor staff, String yaml) {
        FileChooser chooser = staff.page().waitForFileChooser(() -> staff.press(Labels.CHOOSE_FILE));
        chooser.setFiles(new FilePayload("transport.yaml", "application/yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    /** A case that a parent sees; both are signed in. */
    private static SendDesk followed(Visitor parent, Visitor staff, NewPerson person, String forename) {
        SignIn.registerOnTheWayTo("send/children", parent, person);
        SignIn.demo(staff, SendDesk.CASEWORKER);
        return SendDesk.opened(
                        staff,
                        forename,
                        SendDesk.today().minusYears(8),
                        SendDesk.today().minusDays(12),
                        person)
                .admitted(parent, person);
    }
}
