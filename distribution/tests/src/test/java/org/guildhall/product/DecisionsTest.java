package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of requests that are not simply approved. */
class DecisionsTest {
    private static final String VIEWED = "Looked at an access request";
    private static final String MOMENT = "\\d{1,2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}";

    @Test
    @Tag("F12")
    @Tag("D2")
    void aRequestWithoutAFormalRoleIsRejected() {
        try (Visitor citizen = Visitor.of(Product.shared());
                Visitor officer = Visitor.of(Product.shared());
                Visitor auditor = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(citizen, person);
            AccessRequest.begin(citizen);
            AccessRequest.answer(citizen, person, AccessRequest.OLWEN, Labels.POA);
            String reference = AccessRequest.send(citizen);

            SignIn.demo(officer, SignIn.OFFICER);
            Officer.open(officer, reference, AccessRequest.OLWEN);
            assertThat(main(officer).getByText("Not scanned", exactly())).isVisible();
            officer.sees("“Not scanned” means that this server has no malware scanner");
            Mailbox.Mark before = citizen.mailbox().mark(person.email());
            Officer.reject(officer, AccessRequest.OLWEN);
            officer.sees("The request has been rejected. The requester was told by email.");

            Mailbox.Mail mail = citizen.mailbox().next(before, reference);
            assertTrue(mail.subject().contains("rejected"), mail.subject());
            assertTrue(mail.text().contains("You are not in a formal role"), mail.text());
            citizen.open("");
            citizen.press(Labels.VIEW_REQUEST).reached(Labels.YOUR_REQUEST);
            citizen.sees("Your request has been rejected.").sees("You are not in a formal role");
            assertThat(main(citizen).getByText("Date of birth", exactly())).isVisible();
            assertThat(citizen.link("New Access Request")).isVisible();
            Looks.check(citizen.page(), "finance-request-rejected");
            assertThat(main(officer).getByText("Rejected", exactly()).first()).isVisible();
            seesInHistory(officer, "Rejected by Priya Nair", "Submitted by " + person.fullName());
            String request = requestOf(officer);
            isDecided(officer, reference);
            seesInAuditLog(auditor, request, "Rejected an access request", "Sent an access request");
        }
    }

    @Test
    @Tag("F12")
    @Tag("D2")
    void moreInformationIsAskedForGivenAndLeadsToApproval() {
        try (Visitor citizen = Visitor.of(Product.shared());
                Visitor officer = Visitor.of(Product.shared());
                Visitor auditor = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            AccessRequest.Represented about = AccessRequest.MARGARET;
            SignIn.register(citizen, person);
            AccessRequest.begin(citizen);
            AccessRequest.answer(citizen, person, about, Labels.POA);
            String reference = AccessRequest.send(citizen);

            SignIn.demo(officer, SignIn.OFFICER);
            Officer.open(officer, reference, about);
            officer.press(Labels.ASSIGN).sees("Assigned to Priya Nair.");
            Mailbox.Mark before = citizen.mailbox().mark(person.email());
            Officer.ask(officer, about, "Please send the second page of the order.");
            Mailbox.Mail question = citizen.mailbox().next(before, reference);
            assertTrue(question.subject().contains("more information"), question.subject());
            assertTrue(!question.text().contains("second page"), "the question itself is not in the mail");

            citizen.open("");
            citizen.press(Labels.VIEW_REQUEST).reached(Labels.YOUR_REQUEST);
            citizen.sees("We need more information").sees("Please send the second page of the order.");
            Mailbox.Mark atOfficer = officer.mailbox().mark(SignIn.OFFICER);
            AccessRequest.upload(citizen, DemoLetters.file("invoice-2026-10.pdf"));
            citizen.type(Labels.YOUR_ANSWER, "Here it is.").press(Labels.SEND_ANSWER);
            citizen.sees("Thank you. Your answer has been sent.");
            officer.mailbox().next(atOfficer, "answered");

            // the officer's page has been open since the question was sent
            officer.sees("This request has changed since you opened it.");
            officer.press(Labels.REJECT).sees("This is how it stands now: read what is new before you decide.");
            officer.sees("Here it is.").sees("invoice-2026-10.pdf");
            Officer.approve(officer, about);
            seesInHistory(
                    officer,
                    "Approved by Priya Nair",
                    "Finance record chosen by Priya Nair",
                    "More information given by " + person.fullName(),
                    "More information asked for by Priya Nair",
                    "Assigned by Priya Nair",
                    "Submitted by " + person.fullName());
            String request = requestOf(officer);
            isDecided(officer, reference);
            seesInAuditLog(
                    auditor,
                    request,
                    "Approved an access request",
                    "Chose the finance record of an access request",
                    "Gave more information",
                    "Asked for more information",
                    "Assigned an access request",
                    "Sent an access request");
            citizen.open("");
            citizen.press(Labels.VIEW_REQUEST).reached(Labels.YOUR_REQUEST).sees("Your request has been approved");
        }
    }

    @Test
    @Tag("F12")
    void anOfficerSeesThatAnotherHasToWorkOnTheirOwnRequest() {
        try (Visitor officer = Visitor.of(Product.shared())) {
            SignIn.demo(officer, SignIn.OFFICER);
            officer.open("");
            AccessRequest.begin(officer);
            AccessRequest.answer(officer, NewPerson.somebody(), AccessRequest.MARGARET, Labels.NOMINEE);
            String reference = AccessRequest.send(officer);
            Officer.open(officer, reference, AccessRequest.MARGARET);
            officer.sees("This is your own request. Another officer has to work on it.");
            for (String way : new String[] {Labels.ASSIGN, Labels.REJECT, Labels.ASK, Labels.CHOOSE_RECORD}) {
                assertThat(officer.button(way)).hasCount(0);
            }
            assertThat(officer.pressable("Add a note")).hasCount(0);
        }
    }

    private static String requestOf(Visitor officer) {
        return officer.page().url().replaceAll(".*/", "");
    }

    /** The whole history, the newest first: each step with who took it. */
    private static void seesInHistory(Visitor officer, String... steps) {
        Locator history = officer.page().locator("h2:text-is('History') + ol");
        assertThat(history.getByRole(AriaRole.LISTITEM))
                .hasText(Arrays.stream(steps)
                        .map(step -> Pattern.compile(
                                "^" + step.replace(" by ", "\\s*" + MOMENT + " by ") + "$", Pattern.DOTALL))
                        .toArray(Pattern[]::new));
    }

    /** The request is in the list of decided ones, and in that of open ones no more. */
    private static void isDecided(Visitor officer, String reference) {
        officer.follow(Labels.QUEUE).reached(Labels.QUEUE);
        Locator row = officer.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(reference));
        assertThat(officer.button("All open")).hasAttribute("aria-pressed", "true");
        assertThat(row).hasCount(0);
        officer.press("Decided");
        assertThat(officer.button("Decided")).hasAttribute("aria-pressed", "true");
        officer.type(officer.search("Search by name or reference number"), reference);
        assertThat(row).hasCount(1);
        officer.press(row.getByRole(AriaRole.LINK)).sees("Decided by Priya Nair");
    }

    /** What the audit log says of the request, the newest first; that it was looked at stands between the steps. */
    private static void seesInAuditLog(Visitor auditor, String request, String... actions) {
        SignIn.demo(auditor, SignIn.AUDITOR);
        auditor.follow(Labels.AUDIT).reached(Labels.AUDIT);
        auditor.type("Done to", request).press("Search");
        Locator rows = auditor.page().locator("tbody").getByRole(AriaRole.ROW);
        assertThat(rows.filter(new Locator.FilterOptions().setHasNotText(request)))
                .hasCount(0);
        assertThat(rows.filter(new Locator.FilterOptions().setHasText(VIEWED)).first())
                .isVisible();
        assertThat(rows.filter(new Locator.FilterOptions().setHasNotText(VIEWED))
                        .locator("td:nth-child(2)"))
                .hasText(actions, new LocatorAssertions.HasTextOptions().setUseInnerText(true));
    }

    private static Locator main(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.MAIN);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
