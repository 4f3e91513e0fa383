package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A nominated representative, and the consent of the person they represent. */
class FinanceConsentTest {
    private static final String NOMINATED = "Nominated financial representative";
    private static final String AGREE = "May somebody see your financial documents?";

    @Test
    @Tag("looks")
    @Tag("A10")
    @Tag("F6")
    void thePersonRepresentedAgreesOnlineAndTheOfficerSeesIt() {
        try (Visitor requester = Visitor.of(Product.shared());
                Visitor represented = Visitor.of(Product.shared());
                Visitor officer = Visitor.of(Product.shared())) {
            NewPerson asking = NewPerson.somebody();
            NewPerson olwen = NewPerson.somebody();
            SignIn.register(represented, olwen);
            SignIn.register(requester, asking);
            AccessRequest.begin(requester);
            upToEvidence(requester, asking);

            requester.choose("On a signed form").sees("Download the blank consent form (PDF)");
            assertEquals(
                    200,
                    requester
                            .page()
                            .request()
                            .get(requester.product().url("finance/consent-form.pdf"))
                            .status());
            requester.choose("Online, with their own account");
            requester.press(Labels.CONTACT).sees("Enter the email address of their account");
            requester.type("Email address of their account", olwen.email());
            Looks.check(requester.page(), "finance-consent-way");
            Mailbox.Mark before = represented.mailbox().mark(olwen.email());
            requester.press(Labels.CONTACT).reached(Labels.CONTACT);
            requester.press(Labels.CHECK).reached(Labels.CHECK);
            String reference = AccessRequest.send(requester);
            Mailbox.Mail mail = represented.mailbox().next(before, "/finance/consents/");
            assertTrue(mail.subject().contains("asks to see your financial documents"), mail.subject());

            represented.open("");
            represented.sees(asking.fullName() + " asks to see your financial documents");
            Looks.check(represented.page(), "finance-home-consent");
            represented.press("Answer").reached(AGREE);
            represented.press("Send answer").sees("Select yes if you agree, or no if you do not");
            Looks.check(represented.page(), "finance-consent-asked");
            represented.choose(Labels.YES).press("Send answer");
            represented.sees("You have agreed that we share your financial documents with " + asking.fullName());
            requester.open(represented.page().url());
            requester.reached(Labels.FORBIDDEN);

            SignIn.demo(officer, SignIn.OFFICER);
            Officer.open(officer, reference, AccessRequest.OLWEN);
            officer.sees(olwen.fullName() + " (" + olwen.email()
                    + ") agrees, but the council has not checked who this account is");
            officer.sees("Person represented agreed online");
            assertThat(Officer.records(officer).first()).isChecked();
            Looks.check(officer.page(), "finance-review-consent");
            officer.press(Labels.CHOOSE_RECORD).sees("chosen as the person meant");
            officer.sees(olwen.fullName() + " (" + olwen.email() + ") agrees, but the council has not checked");
            officer.press(Labels.APPROVE).reached(Labels.APPROVE_TITLE);
            officer.sees("The consent of the person represented is not proved online.");
            officer.press(Labels.APPROVE_REQUEST).sees("Decided by Priya Nair");
        }
    }

    private static void upToEvidence(Visitor visitor, NewPerson requester) {
        AccessRequest.Represented about = AccessRequest.OLWEN;
        visitor.choose(Labels.SOMEONE_ELSE).choose(Labels.YES).select(Labels.RELATIONSHIP, NOMINATED);
        visitor.press(Labels.YOUR_NAME).reached(Labels.YOUR_NAME);
        assertThat(visitor.field(Labels.SURNAME)).hasValue(requester.surname());
        visitor.press(Labels.YOUR_ADDRESS).reached(Labels.YOUR_ADDRESS);
        visitor.press(Labels.RECIPIENT_NAME).reached(Labels.RECIPIENT_NAME);
        visitor.type(Labels.FORENAME, about.forename()).type(Labels.SURNAME, about.surname());
        visitor.press(Labels.DATE_OF_BIRTH).reached(Labels.DATE_OF_BIRTH);
        visitor.type(Labels.DAY, about.day()).type(Labels.MONTH, about.month()).type(Labels.YEAR, about.year());
        visitor.press(Labels.RECIPIENT_ADDRESS).reached(Labels.RECIPIENT_ADDRESS);
        SignIn.address(visitor, about.postcode(), about.addressLine(), Labels.LOOKUP);
        visitor.press(Labels.EVIDENCE).reached(Labels.EVIDENCE);
    }
}
