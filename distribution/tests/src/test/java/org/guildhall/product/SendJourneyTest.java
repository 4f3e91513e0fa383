package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the request that a caseworker notes to the dashboard that a parent reads. */
class SendJourneyTest {
    private static final String CASEWORKER = "send.caseworker@example.org";
    private static final String CASES = "SEND cases";
    private static final String DASHBOARD = "SEND Dashboard";
    private static final String SETUP = "Account Setup";
    private static final String INVITATION = "Invitation";
    private static final String NOTE = "Note what happened";

    @Test
    @Tag("looks")
    @Tag("A10")
    @Tag("G1")
    @Tag("G2")
    @Tag("G3")
    @Tag("G4")
    @Tag("G5")
    @Tag("G6")
    @Tag("G7")
    @Tag("G8")
    @Tag("G9")
    @Tag("G10")
    void ofAParentAndACaseworkerWithTheKeyboardAlone() throws IOException {
        try (Visitor parent = Visitor.withKeyboardOnly(Product.shared());
                Visitor staff = Visitor.withKeyboardOnly(Product.shared())) {
            walk(parent, staff, (visitor, name) -> Looks.check(visitor.page(), "send-" + name));
        }
    }

    @Test
    @Tag("looks")
    @Tag("A11")
    @Tag("G5")
    void inWelsh() {
        try (Visitor parent = Visitor.of(Product.shared())) {
            SignIn.demo(parent, SignIn.CITIZEN);
            parent.open("send");
            parent.press("Cymraeg").reached("Porth Rhieni CDGC ac AAA");
            Looks.check(parent.page(), "send-cy-landing");
            parent.press("Dangosfwrdd AAA: Leila Pemberton").reached("Dangosfwrdd AAA");
            parent.sees("Cynllun drafft").sees("Rydych chi yma");
            Looks.check(parent.page(), "send-cy-dashboard");
            parent.press("English").reached(DASHBOARD);
        }
    }

    private static void walk(Visitor parent, Visitor staff, BiConsumer<Visitor, String> look) throws IOException {
        NewPerson person = NewPerson.somebody();
        String child = "Wren " + person.surname();
        LocalDate received = today().minusDays(30);

        parent.open("send");
        parent.reached("EHCP and SEND Parent Portal").sees("How you come to see a record");
        look.accept(parent, "landing");

        SignIn.demo(staff, CASEWORKER);
        staff.sees("Open cases");
        look.accept(staff, "home-staff");
        staff.follow(CASES).reached(CASES);
        look.accept(staff, "cases");
        staff.press("Open a case").reached("Open a case");
        staff.press("Open the case").sees(Labels.PROBLEM);
        look.accept(staff, "open-problem");
        staff.type("First name", "Wren").type("Last name", person.surname());
        date(staff, "Date of birth", today().minusYears(8));
        date(staff, "Day on which the request was received", received);
        staff.choose("Parent")
                .type("Their name", person.fullName())
                .type("Their email address", person.email())
                .press("Open the case")
                .reached(child);
        staff.sees("The case is open").sees("Nobody sees this case yet.");
        look.accept(staff, "case-new");
        // the address follows what is shown
        staff.page().waitForURL("**/send/case/*");
        String address = staff.page().url();

        note(staff, "Decided to assess", received.plusDays(20));
        staff.reached(child).sees("It is noted.");
        assertThat(current(staff)).containsText("Assessment and advice");

        String link = verified(parent, staff, person, child, look);
        parent.open(link);
        parent.reached("Accept Portal Invitation");
        look.accept(parent, "invitation");
        parent.press("Register for new account").reached(Labels.STEP_1);
        assertThat(parent.field(Labels.FORENAME)).hasValue(person.forename());
        assertThat(parent.page().getByText("professional capacity")).hasCount(0);
        SignIn.address(parent, person.postcode(), person.addressLine(), Labels.FIND_ADDRESS);
        parent.press(Labels.NEXT).reached(Labels.STEP_2);
        parent.sees("15 characters");
        parent.typeSecret(Labels.PASSWORD, person.password()).typeSecret(Labels.CONFIRM_PASSWORD, person.password());
        Mailbox.Mark before = parent.mailbox().mark(person.email());
        parent.press(Labels.NEXT).reached(Labels.STEP_3);
        parent.type(Labels.CODE, parent.mailbox().next(before).code()).press(Labels.FINISH);
        parent.reached("Accept Portal Invitation");
        parent.press("Go on to Account Setup").reached(SETUP);
        parent.sees("1 Invitations awaiting approval").sees(child);
        parent.press("Confirm").sees(Labels.PROBLEM);
        look.accept(parent, "setup-problem");
        parent.tickBox(child).choose("Yes").press("Confirm");
        parent.reached("Have you entered all the information you need to?");
        look.accept(parent, "setup-check");
        before = parent.mailbox().mark(person.email());
        parent.press("Submit").reached("Your account is set up");
        look.accept(parent, "setup-done");
        parent.mailbox().next(before, "Portal Activation");
        parent.press("Go to your home page").sees("The SEND team has yet to confirm your account");
        look.accept(parent, "home-waiting");

        staff.open("send/waiting");
        staff.reached("Accounts to confirm");
        look.accept(staff, "waiting");
        staff.press(staff.page()
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(person.fullName()))
                        .filter(new Locator.FilterOptions().setHasText(person.fullName()))
                        .first())
                .reached(INVITATION);
        look.accept(staff, "activate");
        before = parent.mailbox().mark(person.email());
        staff.press("Let them see the record").reached(child);
        parent.mailbox().next(before, "Portal access to customer SEND record");

        parent.open("");
        parent.press(DASHBOARD + " " + child).reached(DASHBOARD);
        assertThat(current(parent)).containsText("Assessment and advice");
        assertThat(current(parent)).containsText("You are here");
        parent.sees("What comes next by law").sees("SEND Caseworker Name");
        look.accept(parent, "dashboard");
        parent.press(
                parent.page().locator("summary").filter(new Locator.FilterOptions().setHasText("Extra Information")));
        parent.sees("We are assessing.");
        assertCalendar(parent);
        assertSecretAddress(parent, look);

        before = parent.mailbox().mark(person.email());
        note(staff, "Advice asked for", received.plusDays(21));
        staff.reached(child).sees("It is noted.");
        Mailbox.Mail mail = parent.mailbox().next(before, "Something new");
        assertFalse(mail.text().contains("Wren"), mail.text());
        assertFalse(mail.text().contains("Advice asked for"), mail.text());
        parent.open(mail.link());
        parent.reached(DASHBOARD).sees("Advice asked for");

        written(parent, staff, person, child, look);
        published(parent, staff, person, child, look);
        completed(parent, staff, person, child, look);
        staffPages(staff, address, child, person, look);
        staff.press("Revoke " + person.fullName()).reached("Revoke");
        look.accept(staff, "revoke");
        staff.type("Reason", "A court order").press("Revoke").reached(child);
        staff.sees("It is revoked.");
        assertEquals(403, parent.open(mail.link()));
    }

    private static String verified(
            Visitor parent, Visitor staff, NewPerson person, String child, BiConsumer<Visitor, String> look) {
        staff.press("Invite somebody").reached("Invite somebody");
        assertThat(staff.field("Email address")).hasValue(person.email());
        look.accept(staff, "invite");
        Mailbox.Mark before = parent.mailbox().mark(person.email());
        staff.press("Mail the code").reached(INVITATION);
        String code = parent.mailbox().next(before).code();
        staff.type("Code that was quoted", "0000 0000").press("Check the code");
        staff.sees("This is not the code. Tries left: 4");
        look.accept(staff, "code-wrong");
        staff.type("Code that was quoted", code).press("Check the code").sees("The code is right.");
        look.accept(staff, "verified");
        before = parent.mailbox().mark(person.email());
        staff.press("Mail the link").sees("The link is mailed.");
        Mailbox.Mail mail = parent.mailbox().next(before, "Accept Portal Invitation");
        assertFalse(mail.text().contains(child), mail.text());
        return mail.link();
    }

    private static void written(
            Visitor parent, Visitor staff, NewPerson person, String child, BiConsumer<Visitor, String> look) {
        parent.press("Messages").reached("Messages");
        parent.press("New Message").reached("Secure Message");
        parent.press("Send").sees(Labels.PROBLEM);
        look.accept(parent, "message-problem");
        parent.select("Message Type", "EHC Needs Assessment (0-20 weeks)")
                .type("Subject", "Reading")
                .type("Message", "She reads at home now.")
                .press("Send")
                .reached("Messages");
        parent.sees("Your message is sent.").sees(child + "'s Sent Items").sees("Reading");
        look.accept(parent, "messages");
        staff.press("Messages").reached("Messages: " + child);
        staff.sees("Unread: 1");
        look.accept(staff, "case-messages");
        staff.press(row(staff, "Reading").getByRole(AriaRole.LINK)).reached("Reading");
        staff.sees("She reads at home now.");
        look.accept(staff, "thread-staff");
        Mailbox.Mark before = parent.mailbox().mark(person.email());
        staff.type("Reply", "Thank you, we will tell the school.").press("Send").sees("Your message is sent.");
        Mailbox.Mail mail = parent.mailbox().next(before);
        assertFalse(mail.text().contains("school"), mail.text());
        staff.open("send/inbox");
        staff.reached("Messages of SEND cases");
        look.accept(staff, "inbox");
        parent.press("Refresh").sees("Unread");
        parent.press(parent.page()
                        .getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName(child + "'s Inbox"))
                        .getByRole(AriaRole.LINK)
                        .first())
                .reached("Reading");
        parent.sees("Thank you, we will tell the school.");
        look.accept(parent, "thread");
        parent.press("Reply").reached("Reply");
        look.accept(parent, "reply");
        parent.type("Message", "That is good to hear.").press("Send").reached("Reading");
        parent.sees("That is good to hear.");
        parent.press("Return to Dashboard").reached(DASHBOARD);
    }

    private static void published(
            Visitor parent, Visitor staff, NewPerson person, String child, BiConsumer<Visitor, String> look)
            throws IOException {
        open(staff, child);
        staff.press("Documents").reached("Documents: " + child);
        staff.press("Publish documents").reached("Publish documents");
        FileChooser chooser = staff.page().waitForFileChooser(() -> staff.press(Labels.CHOOSE_FILE));
        chooser.setFiles(DemoLetters.file("outcome-letter-2026-10.pdf"));
        staff.sees("outcome-letter-2026-10.pdf has been uploaded.");
        staff.tickBox(person.fullName() + " (parent)");
        look.accept(staff, "publish");
        staff.press("Continue").reached("Describe the documents");
        look.accept(staff, "publish-describe");
        staff.select("Kind", "Letter").type("Description", "EHCP - AR1 Letter to Parent");
        date(staff, "Document Date", today());
        Mailbox.Mark before = parent.mailbox().mark(person.email());
        staff.press("Publish").reached("Documents: " + child);
        staff.sees("EHCP - AR1 Letter to Parent");
        look.accept(staff, "case-documents");
        Mailbox.Mail mail = parent.mailbox().next(before);
        assertFalse(mail.text().contains("AR1"), mail.text());
        staff.press("As " + person.fullName() + " sees them").reached("Preview");
        look.accept(staff, "preview");
        parent.open(mail.link());
        parent.reached(child + "'s Documents to View")
                .sees("This page contains a selection of your documents stored by SEND.");
        look.accept(parent, "documents");
        Download download = parent.page().waitForDownload(() -> parent.press("EHCP - AR1 Letter to Parent"));
        assertTrue(Files.size(download.path()) > 0);
        parent.press("Return to Dashboard").reached(DASHBOARD);
        look.accept(parent, "dashboard-tiles");
    }

    private static void completed(
            Visitor parent, Visitor staff, NewPerson person, String child, BiConsumer<Visitor, String> look) {
        open(staff, child);
        staff.press("Forms").reached("Forms: " + child);
        staff.press("Send a form").reached("Send a form");
        look.accept(staff, "send-form");
        Mailbox.Mark before = parent.mailbox().mark(person.email());
        staff.select("Form", "Parental Preference Form")
                .tickBox(person.fullName() + " (parent)")
                .press("Send the form")
                .reached("Forms: " + child);
        look.accept(staff, "case-forms");
        parent.open(parent.mailbox().next(before).link());
        parent.reached("Actions to Complete").sees("Click on the text to open the form");
        look.accept(parent, "actions");
        parent.press("Parental Preference Form").reached("About you");
        FormWalk.least(parent)
                .onEachPage(heading -> look.accept(
                        parent,
                        "form-" + parent.page().url().replaceAll(".*/", "").replaceAll("[0-9a-f-]{36}", "first")))
                .to("Check your answers");
        look.accept(parent, "form-check");
        parent.press("Send").reached("Actions to Complete");
        parent.sees("Your form is sent to the SEND team.");
        staff.press(row(staff, person.fullName()).getByRole(AriaRole.LINK)).reached("Parental Preference Form");
        look.accept(staff, "form-came-back");
        staff.open("send/forms");
        staff.reached("Forms for families");
        look.accept(staff, "forms");
    }

    /** The page of a case, from the list. */
    private static void open(Visitor staff, String child) {
        staff.open("send/cases?list=open");
        staff.reached(CASES);
        staff.press(staff.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(child)))
                .reached(child);
    }

    private static Locator row(Visitor visitor, String words) {
        return visitor.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(words));
    }

    private static void staffPages(
            Visitor staff, String address, String child, NewPerson person, BiConsumer<Visitor, String> look) {
        staff.open(address);
        staff.reached(child);
        look.accept(staff, "case");
        staff.press("Add a note").reached("Add a note");
        staff.type("Note", "Rang the school.").press("Save note").reached(child);
        staff.sees("Rang the school.");
        staff.press(staff.page()
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Record an exception"))
                        .first())
                .reached("Record an exception");
        look.accept(staff, "exception");
        staff.press("Record the exception").sees(Labels.PROBLEM);
        staff.choose(staff.page().getByRole(AriaRole.RADIO).first())
                .type("Why it holds in this case", "The nursery was closed.")
                .press("Record the exception")
                .reached(child);
        staff.sees("The exception is recorded.").sees("The nursery was closed.");
        staff.press("What they see " + person.fullName()).reached("What they see");
        look.accept(staff, "visibility");
        staff.tickBox("where the child lives").press("Save").reached(child);
        staff.sees("What they see is saved.");
        staff.press(staff.page()
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Correct Advice asked for"))
                        .first())
                .reached("Correct what was noted");
        look.accept(staff, "correct");
        staff.type("Why it is corrected", "It was not asked for yet.")
                .press("It did not happen: take it back")
                .reached(child);
        staff.sees("It is taken back.");
        look.accept(staff, "case-worked-on");
        staff.press("Training clock").reached("Training clock");
        staff.press("Let the weeks go by").sees("Choose how many weeks are to go by");
        look.accept(staff, "training-clock-problem");
        staff.open("send/radar");
        staff.reached("Breach radar").sees("By caseworker");
        look.accept(staff, "radar");
        staff.open("send/cover");
        staff.reached("Absence cover");
        look.accept(staff, "cover");
        staff.open("send/cases?list=open");
        staff.reached(CASES);
        staff.type(staff.search("Search names and references"), person.surname());
        Locator row = staff.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(child));
        assertThat(row).hasCount(1);
        staff.press("Assign several cases").press("Tick all that are shown");
        look.accept(staff, "assign");
        staff.select("Assign to", "Tomos Griffiths, " + CASEWORKER).press("Assign the ticked cases");
        staff.sees("Cases assigned: 1");
        staff.press(row.getByRole(AriaRole.LINK)).reached(child);
        staff.sees("Caseworker: Tomos Griffiths");
    }

    private static void note(Visitor staff, String what, LocalDate when) {
        staff.press(NOTE).reached(NOTE);
        staff.select("What happened", what);
        date(staff, "Day that the law counts from", when);
        // nobody may see it yet, and then the button does not speak of them
        staff.press(staff.page().getByRole(AriaRole.MAIN).locator("form button[type=submit]"));
    }

    private static void date(Visitor visitor, String legend, LocalDate date) {
        Locator group = visitor.group(legend);
        visitor.type(group.getByLabel("Day"), Integer.toString(date.getDayOfMonth()));
        visitor.type(group.getByLabel("Month"), Integer.toString(date.getMonthValue()));
        visitor.type(group.getByLabel("Year"), Integer.toString(date.getYear()));
    }

    private static Locator current(Visitor visitor) {
        return visitor.page().locator("[aria-current=step]");
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/London"));
    }

    private static void assertCalendar(Visitor parent) throws IOException {
        Download download = parent.page().waitForDownload(() -> parent.press("Add these dates to your calendar"));
        assertTrue(download.suggestedFilename().matches("EHC-[0-9A-Z]{4}-[0-9A-Z]{4}\\.ics"));
        String calendar = Files.readString(download.path());
        assertTrue(calendar.startsWith("BEGIN:VCALENDAR"), calendar);
        assertTrue(calendar.contains("SUMMARY:SEND: We send the final plan"), calendar);
        assertFalse(calendar.contains("Wren"), calendar);
    }

    private static void assertSecretAddress(Visitor parent, BiConsumer<Visitor, String> look) {
        String title = "Keep these dates in your calendar";
        parent.press(title).reached(title);
        parent.press("Make an address").sees("The address is made.");
        look.accept(parent, "calendar");
        String address = parent.field("Your secret address").inputValue();
        APIResponse calendar = parent.page().request().get(address);
        assertEquals(200, calendar.status());
        assertTrue(calendar.text().startsWith("BEGIN:VCALENDAR"), calendar.text());
        parent.press("Take the address away").sees("The address shows nothing any more.");
        assertEquals(404, parent.page().request().get(address).status());
        parent.press("Return to Dashboard").reached(DASHBOARD);
    }
}
