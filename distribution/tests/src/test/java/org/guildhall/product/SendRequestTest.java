package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the public page where an assessment is asked for to the case that a caseworker reads. */
@Tag("looks")
@Tag("G0")
class SendRequestTest {
    private static final String CASEWORKER = "send.caseworker@example.org";
    private static final String REQUEST = "Request an EHC needs assessment";
    private static final String WHO = "Who is asking";
    private static final String CHECK = "Check your answers";
    private static final String SEND = "Send the request";
    private static final String SENT = "Your request has been sent";
    private static final Pattern REFERENCE = Pattern.compile("EHC-[0-9A-Z]{4}-[0-9A-Z]{4}");

    @Test
    void aParentWhoRegistersOnTheWayAsksOnceAndStaffInviteThem() {
        NewPerson person = NewPerson.somebody();
        String child = "Ivo " + person.surname();
        try (Visitor parent = Visitor.of(Product.shared());
                Visitor staff = Visitor.of(Product.shared())) {
            parent.open("send");
            parent.reached("EHCP and SEND Parent Portal").press(REQUEST).reached(REQUEST);
            parent.sees("Within 6 weeks").sees("at most 20 weeks");
            Looks.check(parent.page(), "send-request-start");
            register(parent, person);
            parent.press("Start now").reached(WHO);
            begun(parent);
            FormWalk walk = FormWalk.least(parent)
                    .answering(Labels.FORENAME, "Ivo")
                    .answering(Labels.SURNAME, person.surname())
                    .onEachPage(heading -> Looks.check(
                            parent.page(),
                            "send-request-"
                                    + parent.page().url().replaceAll(".*/", "").replaceAll("[0-9a-f-]{36}", "first")));
            tooOld(parent, walk);
            walk.to("Files");
            FileChooser chooser = parent.page().waitForFileChooser(() -> parent.press(Labels.CHOOSE_FILE));
            chooser.setFiles(DemoLetters.file("outcome-letter-2026-10.pdf"));
            parent.sees("outcome-letter-2026-10.pdf has been uploaded.");
            walk.to(CHECK);
            Looks.check(parent.page(), "send-request-check");
            String reference = sentInTwoTabs(parent, person);
            parent.open("send/children");
            parent.reached("My SEND records").sees(reference).sees(child).sees("You see no record here yet.");
            Looks.check(parent.page(), "send-request-mine");
            read(staff, child, person, reference);
            invited(staff, parent, child, person);
        }
    }

    @Test
    void aProfessionalNamesTheFamilyAndWhatWasBegunCanBeDeleted() {
        try (Visitor teacher = Visitor.of(Product.shared())) {
            SignIn.demo(teacher, SignIn.CITIZEN);
            teacher.open("send/request");
            teacher.reached(REQUEST).press("Start now").reached(WHO);
            FormWalk.least(teacher)
                    .answering("Who are you?", "A professional")
                    .onEachPage(heading -> {
                        if (heading.equals("The family")) {
                            Looks.check(teacher.page(), "send-request-family");
                        }
                    })
                    .to("Language and contact");
            teacher.open("send/children");
            teacher.reached("My SEND records").press("Delete").reached("Do you want to delete this request?");
            Looks.check(teacher.page(), "send-request-delete");
            teacher.press("Delete").reached("The request is deleted");
        }
    }

    private static void register(Visitor parent, NewPerson person) {
        parent.press("Sign in and start").reached(Labels.LOGIN_1);
        parent.press(Labels.REGISTER).reached(Labels.STEP_1);
        parent.type(Labels.FORENAME, person.forename()).type(Labels.SURNAME, person.surname());
        SignIn.address(parent, person.postcode(), person.addressLine(), Labels.FIND_ADDRESS);
        parent.press(Labels.NEXT).reached(Labels.STEP_2);
        parent.sees("15 characters");
        SignIn.fillLogin(parent, person);
        Mailbox.Mark before = parent.mailbox().mark(person.email());
        parent.press(Labels.NEXT).reached(Labels.STEP_3);
        parent.type(Labels.CODE, parent.mailbox().next(before).code()).press(Labels.FINISH);
        parent.reached(REQUEST);
    }

    /** What was answered is there when one comes back. */
    private static void begun(Visitor parent) {
        parent.press(Labels.CONTINUE).sees(Labels.PROBLEM);
        Looks.check(parent.page(), "send-request-problem");
        parent.choose("A parent or carer").sees("Saved");
        parent.open("");
        parent.sees("Requests for an assessment").sees("Not sent yet");
        Looks.check(parent.page(), "send-request-home");
        parent.press("Go on with it").reached(WHO);
        assertThat(parent.radio("A parent or carer")).isChecked();
    }

    /** Nobody answers twelve pages in vain. */
    private static void tooOld(Visitor parent, FormWalk walk) {
        String about = "Who the assessment is for";
        walk.to(about);
        walk.fill();
        SendDesk.date(parent, "Date of birth", LocalDate.of(1990, 5, 4));
        parent.press(Labels.CONTINUE).sees("We can only assess somebody who is under 25.");
        assertThat(parent.heading(about)).isVisible();
        Looks.check(parent.page(), "send-request-too-old");
        SendDesk.date(parent, "Date of birth", SendDesk.today().minusYears(8));
        parent.press(Labels.CONTINUE);
        assertThat(parent.heading(about)).hasCount(0);
    }

    /** The same answers sent from two tabs are one request. */
    private static String sentInTwoTabs(Visitor parent, NewPerson person) {
        Visitor tab = parent.inAnotherTab();
        tab.open(parent.page().url());
        tab.reached(CHECK);
        Mailbox.Mark before = parent.mailbox().mark(person.email());
        parent.press(SEND).reached(SENT);
        Looks.check(parent.page(), "send-request-sent");
        Locator main = parent.page().getByRole(AriaRole.MAIN);
        assertThat(main).containsText(REFERENCE);
        String reference = REFERENCE
                .matcher(main.innerText())
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        tab.press(SEND).reached(SENT);
        tab.sees(reference);
        tab.page().close();
        Mailbox.Mail mail = parent.mailbox().next(before, "We have received your request");
        assertTrue(mail.text().contains(reference), mail.text());
        assertFalse(mail.text().contains("Ivo"), mail.text());
        return reference;
    }

    private static void read(Visitor staff, String child, NewPerson person, String reference) {
        SignIn.demo(staff, CASEWORKER);
        staff.open("send/cases?list=open");
        staff.reached("SEND cases");
        Locator link = staff.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(child));
        assertThat(link).hasCount(1);
        staff.press(link).reached(child);
        staff.sees(reference).sees("Request received").sees("Draft");
        Looks.check(staff.page(), "send-request-case");
        staff.press("Request").reached("Request for an assessment");
        staff.sees("Words about What do you hope will be different?")
                .sees(person.email())
                .sees("outcome-letter-2026-10.pdf");
        Looks.check(staff.page(), "send-request-staff");
        staff.press(Labels.BACK).reached(child);
    }

    private static void invited(Visitor staff, Visitor parent, String child, NewPerson person) {
        staff.press("Mail the code " + person.fullName()).reached("Invitation");
        Mailbox.Mark before = parent.mailbox().mark(person.email());
        staff.press("Mail the code").sees("The code is mailed.");
        Mailbox.Mail mail = parent.mailbox().next(before);
        assertFalse(mail.text().contains(child), mail.text());
        staff.type("Code that was quoted", mail.code()).press("Check the code").sees("The code is right.");
    }
}
