package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A SEND caseworker at work on one child's case, each step as they take it. */
final class SendDesk {
    static final String CASEWORKER = "send.caseworker@example.org";
    static final String CASES = "SEND cases";
    static final String INVITATION = "Invitation";
    private static final String NOTE = "Note what happened";

    private final Visitor staff;
    private final String child;
    private final String address;

    private SendDesk(Visitor staff, String child, String address) {
        this.staff = staff;
        this.child = child;
        this.address = address;
    }

    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/London"));
    }

    /** Opens a case that a parent asked for; the caseworker is signed in. */
    static SendDesk opened(Visitor staff, String forename, LocalDate birth, LocalDate received, NewPerson parent) {
        String child = forename + " " + parent.surname();
        staff.open("send/open");
        staff.reached("Open a case").type("First name", forename).type("Last name", parent.surname());
        date(staff, "Date of birth", birth);
        date(staff, "Day on which the request was received", received);
        staff.choose("Parent")
                .type("Their name", parent.fullName())
                .type("Their email address", parent.email())
                .press("Open the case")
                .reached(child);
        // the address follows what is shown
        staff.page().waitForURL("**/send/case/*");
        return new SendDesk(
                staff, child, staff.page().url().replace(staff.product().base() + "/", ""));
    }

    Visitor staff() {
        return staff;
    }

    String child() {
        return child;
    }

    /** Opens the page of the case. */
    SendDesk show() {
        staff.open(address);
        staff.reached(child);
        return this;
    }

    /** The address of a page of the case. */
    String at(String page) {
        return address + "/" + page;
    }

    /** The part of an address that names the case. */
    String id() {
        return address.replaceAll(".*/", "");
    }

    /** Notes that something happened. */
    SendDesk note(String what, LocalDate when) {
        show();
        staff.press(NOTE).reached(NOTE);
        staff.select("What happened", what);
        date(staff, "Day that the law counts from", when);
        staff.press("Save and tell those who see the case").reached(child).sees("It is noted.");
        return this;
    }

    /** Invites somebody, who is mailed a code; ends on the page of the invitation. */
    Mailbox.Mail invite(NewPerson person) {
        show();
        staff.press("Invite somebody").reached("Invite somebody");
        staff.type("Name", person.fullName()).type("Email address", person.email());
        return mailCode(person);
    }

    /** From the filled page of an invitation on. */
    Mailbox.Mail mailCode(NewPerson person) {
        Mailbox.Mark before = staff.mailbox().mark(person.email());
        staff.press("Mail the code").reached(INVITATION);
        Mailbox.Mail mail = staff.mailbox().next(before);
        assertFalse(mail.text().contains(child), mail.text());
        return mail;
    }

    /** Types what was quoted on the telephone and mails the link. */
    Mailbox.Mail link(NewPerson person, String code) {
        staff.type("Code that was quoted", code).press("Check the code").sees("The code is right.");
        Mailbox.Mark before = staff.mailbox().mark(person.email());
        staff.press("Mail the link").sees("The link is mailed.");
        Mailbox.Mail mail = staff.mailbox().next(before, "Accept Portal Invitation");
        assertFalse(mail.text().contains(child), mail.text());
        return mail;
    }

    /** Lets somebody see the record who has accepted. */
    Mailbox.Mail letIn(NewPerson person) {
        show();
        staff.press("Let them see the record " + person.fullName()).reached(INVITATION);
        Mailbox.Mark before = staff.mailbox().mark(person.email());
        staff.press("Let them see the record").reached(child);
        return staff.mailbox().next(before, "Portal access to customer SEND record");
    }

    /** The whole way from the code to the confirmation, of somebody who is signed in. */
    SendDesk admitted(Visitor parent, NewPerson person) {
        accepted(parent, link(person, invite(person).code()).link());
        letIn(person);
        return this;
    }

    /** Accepts the invitation to this case, signed in. */
    void accepted(Visitor parent, String link) {
        parent.open(link);
        parent.reached("Accept Portal Invitation")
                .press("Go on to Account Setup")
                .reached("Account Setup");
        parent.tickBox(child).choose("Yes").press("Confirm");
        parent.reached("Have you entered all the information you need to?").press("Submit");
        parent.reached("Your account is set up");
    }

    /** Publishes a letter of the shipped folder to some of the people of the case; on a day, or at once. */
    void publish(String description, @Nullable LocalDate on, String... readers) {
        staff.open(at("documents/new"));
        staff.reached("Publish documents");
        FileChooser chooser = staff.page().waitForFileChooser(() -> staff.press(Labels.CHOOSE_FILE));
        chooser.setFiles(DemoLetters.file("outcome-letter-2026-10.pdf"));
        staff.sees("outcome-letter-2026-10.pdf has been uploaded.");
        for (String reader : readers) {
            staff.tickBox(reader + " (parent)");
        }
        if (on != null) {
            date(staff, "Publish on", on);
        }
        staff.press("Continue").reached("Describe the documents");
        staff.select("Kind", "Letter").type("Description", description);
        date(staff, "Document Date", today());
        staff.press("Publish").reached("Documents: " + child);
        staff.sees(description);
    }

    static void date(Visitor visitor, String legend, LocalDate date) {
        Locator group = visitor.group(legend);
        visitor.type(group.getByLabel("Day"), Integer.toString(date.getDayOfMonth()));
        visitor.type(group.getByLabel("Month"), Integer.toString(date.getMonthValue()));
        visitor.type(group.getByLabel("Year"), Integer.toString(date.getYear()));
    }

    /** The row of a table that holds the words. */
    static Locator row(Visitor visitor, String words) {
        return visitor.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(words));
    }

    /** A table by its caption. */
    static Locator table(Visitor visitor, String caption) {
        return visitor.page()
                .getByRole(
                        AriaRole.TABLE,
                        new Page.GetByRoleOptions().setName(caption).setExact(true));
    }

    /** The stage where the case is, as its list marks it for everybody. */
    static Locator stage(Visitor visitor) {
        Locator stage = visitor.page().locator("[aria-current=step]");
        assertThat(stage).hasCount(1);
        return stage;
    }
}
