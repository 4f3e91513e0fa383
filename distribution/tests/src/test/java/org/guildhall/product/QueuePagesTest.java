package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How officers share the queue out, count it, take it out and check on the telephone, with the keyboard alone. */
class QueuePagesTest {
    private static final String BIRTH = "Date of birth of the care recipient";

    @Test
    @Tag("looks")
    @Tag("A10")
    @Tag("F12")
    void isSharedOutCountedTakenOutAndCheckedOnTheTelephone() throws IOException {
        try (Visitor citizen = Visitor.of(Product.shared());
                Visitor officer = Visitor.withKeyboardOnly(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            AccessRequest.Represented about = AccessRequest.MARGARET;
            SignIn.register(citizen, person);
            AccessRequest.begin(citizen);
            AccessRequest.answer(citizen, person, about, Labels.NOMINEE);
            String reference = AccessRequest.send(citizen);

            SignIn.demo(officer, SignIn.OFFICER);
            officer.follow(Labels.QUEUE).reached(Labels.QUEUE);
            officer.type(officer.search("Search by name or reference number"), reference);
            Locator rows = officer.page().locator(".gh-queue tbody tr");
            assertThat(rows).hasCount(1);
            counts(officer);
            assigns(officer, reference, about, rows);
            takesOut(officer, reference);

            officer.press(rows.getByRole(AriaRole.LINK)).reached("Access request for " + about.fullName());
            callsWithAnAnswerThatDoesNotMatch(officer, about);
            approvesInSpite(officer, about);
        }
    }

    private static void counts(Visitor officer) {
        officer.press(officer.page().locator("summary", new Page.LocatorOptions().setHasText("Load and age")));
        Locator ages = officer.page()
                .getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Open requests by age in working days"));
        assertThat(ages.getByRole(AriaRole.ROW)).hasCount(6);
        Looks.check(officer.page(), "queue-load");
    }

    private static void assigns(Visitor officer, String reference, AccessRequest.Represented about, Locator rows) {
        officer.press("Assign several requests").sees("Requests ticked: 0");
        officer.press(officer.button("Assign")).sees("Tick the requests that you want to assign");
        assertThat(officer.text("Select who the requests are assigned to").first())
                .isVisible();
        officer.tickBox("Tick request " + reference + " for " + about.fullName())
                .sees("Requests ticked: 1");
        Looks.check(officer.page(), "queue-assign");
        officer.select("Assign to", "Priya Nair (me)")
                .press(officer.button("Assign"))
                .sees("Requests assigned to Priya Nair: 1");
        assertThat(rows).containsText("Priya Nair");
        assertThat(rows.getByRole(AriaRole.CHECKBOX)).hasCount(0);
    }

    private static void takesOut(Visitor officer, String reference) throws IOException {
        Download file = officer.page().waitForDownload(() -> officer.press(officer.link("Download this list (CSV)")));
        String text = Files.readString(file.path());
        assertTrue(text.startsWith("reference,state,"), text);
        assertTrue(text.contains("\r\n" + reference + ",received,Margaret,Ashdown,"), text);
        assertTrue(text.lines().count() == 2, "no more than the list shows: " + text);
    }

    private static void callsWithAnAnswerThatDoesNotMatch(Visitor officer, AccessRequest.Represented about) {
        officer.press("Record a telephone check").reached("Telephone check");
        officer.press("Save telephone check").sees("Select how at least one answer compares");
        officer.choose(answer(officer, "Full name", "Matches"));
        officer.choose(answer(officer, BIRTH, "Does not match"));
        officer.sees("Saved");
        Looks.check(officer.page(), "phone-check");
        officer.press("Save telephone check").reached("Access request for " + about.fullName());
        officer.sees("An answer on the telephone does not match what the council knows:");
        officer.sees(BIRTH + ": Does not match");
        Looks.check(officer.page(), "review-phone-check");
    }

    private static void approvesInSpite(Visitor officer, AccessRequest.Represented about) {
        officer.choose(Officer.records(officer).first());
        officer.press(Labels.CHOOSE_RECORD).sees("chosen as the person meant");
        officer.press(Labels.APPROVE).reached(Labels.APPROVE_TITLE);
        officer.press(Labels.APPROVE_REQUEST).sees("Enter why the answer on the telephone does not count");
        Looks.check(officer.page(), "approve-in-spite");
        officer.tickBox("I approve although an answer on the telephone does not match");
        officer.type("Why does the answer on the telephone not count?", "She read the year from an old letter.");
        officer.press(Labels.APPROVE_REQUEST).reached("Access request for " + about.fullName());
        officer.sees("The request has been approved.").sees("She read the year from an old letter.");
    }

    private static Locator answer(Visitor officer, String question, String outcome) {
        return officer.page()
                .getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName(question))
                .getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName(outcome).setExact(true));
    }
}
