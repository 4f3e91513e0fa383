package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.guildhall.product.DemoLetters.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a citizen's registration to a finance letter in their hand. */
class AccessJourneyTest {
    private static final String LETTER = "outcome-letter-2026-10.pdf";

    @Test
    @Tag("looks")
    @Tag("A10")
    @Tag("B2")
    @Tag("B4")
    @Tag("B6")
    @Tag("C1")
    @Tag("C2")
    @Tag("D2")
    @Tag("D3")
    @Tag("F1")
    @Tag("F2")
    @Tag("F3")
    @Tag("F4")
    @Tag("F6")
    @Tag("F7")
    @Tag("F8")
    @Tag("F12")
    @Tag("F13")
    @Tag("F14")
    @Tag("F15")
    @Tag("F16")
    void leadsFromRegistrationToALetterWithTheKeyboardAloneAndEachPageLookedAt() throws IOException {
        try (Visitor citizen = Visitor.withKeyboardOnly(Product.shared());
                Visitor officer = Visitor.withKeyboardOnly(Product.shared())) {
            citizen.onEachPage(name -> Looks.check(citizen.page(), "citizen-" + slug(name)));
            officer.onEachPage(name -> Looks.check(officer.page(), "officer-" + slug(name)));
            walk(citizen, officer, "JOURNEY-KEYBOARD");
        }
    }

    private static void walk(Visitor citizen, Visitor officer, String externalId) throws IOException {
        NewPerson person = NewPerson.somebody();
        AccessRequest.Represented slips = AccessRequest.DESMOND_WITH_SLIPS;

        SignIn.register(citizen, person);
        citizen.reached("Welcome, " + person.forename());
        AccessRequest.begin(citizen);
        AccessRequest.answer(citizen, person, slips, Labels.POA);
        citizen.press("Change " + Labels.RECIPIENT_NAME).reached(Labels.RECIPIENT_NAME);
        citizen.type(Labels.FORENAME, "Desmonde").press(Labels.DATE_OF_BIRTH).reached(Labels.CHECK);
        citizen.sees("Desmonde " + slips.surname()).look("Answer changed");
        Mailbox.Mark beforeSending = citizen.mailbox().mark(person.email());
        String reference = AccessRequest.send(citizen);
        saysWhatComesNext(citizen, "Desmonde " + slips.surname());
        Mailbox.Mail received = citizen.mailbox().next(beforeSending, reference);
        assertEquals("We have received your access request", received.subject());
        assertFalse(citizen.page().url().contains(reference), "a reference number never stands in an address");

        AccessRequest.Represented asked = new AccessRequest.Represented(
                "Desmonde", slips.surname(), slips.day(), slips.month(), slips.year(), slips.postcode(), "");
        SignIn.demo(officer, SignIn.OFFICER);
        Officer.open(officer, reference, asked);
        officer.choose(Officer.records(officer).first());
        officer.sees("Spelt differently by one or two letters").sees("Day and month are swapped");
        Mailbox.Mark beforeApproval = citizen.mailbox().mark(person.email());
        Officer.approve(officer, asked);
        Mailbox.Mail approved = citizen.mailbox().next(beforeApproval, reference);
        assertTrue(approved.subject().contains("approved"), approved.subject());

        Mailbox.Mark beforeDrop = citizen.mailbox().mark(person.email());
        List<String> report = DemoLetters.drop(
                citizen.product(), Row.of(externalId, "CF1004", "outcome-letter", "Outcome for " + externalId, LETTER));
        assertTrue(report.get(1).contains("taken"), report.toString());
        Mailbox.Mail fresh = citizen.mailbox().next(beforeDrop, "new documents");
        assertFalse(fresh.text().contains("Outcome"), "the mail says nothing of the content");
        assertFalse(fresh.text().contains("Achebe"), "the mail names the initial alone");

        citizen.press(Labels.CONTINUE).reached("Welcome, " + person.forename());
        citizen.press("View documents of Desmond Achebe").reached("Documents of Desmond Achebe");
        Download download = citizen.page()
                .waitForDownload(() -> citizen.press(citizen.page()
                        .getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName("Download Outcome for " + externalId))
                        .first()));
        assertArrayEquals(
                Files.readAllBytes(DemoLetters.file(LETTER)),
                Files.readAllBytes(download.path()),
                "the bytes are those that were dropped");
        assertThat(citizen.heading("Documents of Desmond Achebe")).isVisible();

        citizen.open("finance");
        citizen.reached(Labels.PORTAL);
        citizen.press("View documents of Desmond Achebe").reached("Documents of Desmond Achebe");
        assertEquals(fresh.link(), approved.link(), "both mails lead to the documents");
        SignIn.out(citizen);
        citizen.page().navigate(fresh.link());
        citizen.reached(Labels.LOGIN_1);
        SignIn.finish(citizen, person.email(), person.password());
        citizen.reached("Documents of Desmond Achebe");
    }

    /** The words of the guide. */
    private static void saysWhatComesNext(Visitor citizen, String about) {
        Locator main = citizen.page().getByRole(AriaRole.MAIN);
        assertThat(main.getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setLevel(2)))
                .hasText(new String[] {"What happens next?", "Questions?"});
        assertThat(main).containsText("Your reference number is");
        for (String sentence : List.of(
                "Your request for access to the Client Finance Portal to view " + about
                        + "'s documents has been sent to Guildhall Borough Council.",
                "The social care team at the local authority will contact you either to confirm your registration"
                        + " or to ask you for more information.",
                "If you have any questions please contact the local authority.",
                "Call us on 01632 960 000.")) {
            assertThat(main.getByText(sentence, new Locator.GetByTextOptions().setExact(true)))
                    .isVisible();
        }
    }

    private static String slug(String name) {
        return name.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("-$", "");
    }
}
