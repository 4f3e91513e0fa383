package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of requests that are not simply approved. */
class DecisionsTest {
    @Test
    @Tag("F12")
    @Tag("D2")
    void aRequestWithoutAFormalRoleIsRejected() {
        try (Visitor citizen = Visitor.of(Product.shared());
                Visitor officer = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(citizen, person);
            AccessRequest.begin(citizen);
            AccessRequest.answer(citizen, person, AccessRequest.OLWEN, Labels.POA);
            String reference = AccessRequest.send(citizen);

            SignIn.demo(officer, SignIn.OFFICER);
            Officer.open(officer, reference, AccessRequest.OLWEN);
            Mailbox.Mark before = citizen.mailbox().mark(person.email());
            Officer.reject(officer, AccessRequest.OLWEN);
            officer.sees("The request has been rejected. The requester was told by email.");

            Mailbox.Mail mail = citizen.mailbox().next(before, reference);
            assertTrue(mail.subject().contains("rejected"), mail.subject());
            assertTrue(mail.text().contains("You are not in a formal role"), mail.text());
            citizen.open("");
            citizen.press(Labels.VIEW_REQUEST).reached(Labels.YOUR_REQUEST);
            citizen.sees("Your request has been rejected.").sees("You are not in a formal role");
            assertThat(main(officer).getByText("Rejected", exactly()).first()).isVisible();
            seesInHistory(officer, "Submitted", "Rejected");
        }
    }

    @Test
    @Tag("F12")
    @Tag("D2")
    void moreInformationIsAskedForGivenAndLeadsToApproval() {
        try (Visitor citizen = Visitor.of(Product.shared());
                Visitor officer = Visitor.of(Product.shared())) {
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

            Officer.open(officer, reference, about);
            officer.sees("Here it is.").sees("invoice-2026-10.pdf");
            Officer.approve(officer, about);
            seesInHistory(
                    officer,
                    "Submitted",
                    "Assigned",
                    "More information asked for",
                    "More information given",
                    "Approved");
            citizen.open("");
            citizen.press(Labels.VIEW_REQUEST).reached(Labels.YOUR_REQUEST).sees("Your request has been approved");
        }
    }

    private static void seesInHistory(Visitor officer, String... events) {
        for (String event : events) {
            assertThat(main(officer).getByText(event, exactly()).first()).isVisible();
        }
    }

    private static Locator main(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.MAIN);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
