package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an officer does with referrals besides deciding on them. */
class ReferralTriageTest {
    private static final String TRIAGE = "referral.triage@example.org";
    private static final String SURNAME = "Wrenfield";
    private static final String IDA = "Ida " + SURNAME;
    private static final Pattern REFERENCE = Pattern.compile("CRP-[0-9A-Z]{4}-[0-9A-Z]{4}");

    @Test
    @Tag("H10")
    void isToAssignLinkAndMoveThem() {
        try (Visitor parent = Visitor.of(Product.shared());
                Visitor officer = Visitor.of(Product.shared())) {
            SignIn.demo(parent, SignIn.CITIZEN);
            String first = send(parent, "Ida");
            String again = send(parent, "Ida");
            String brother = send(parent, "Odo");

            SignIn.demo(officer, TRIAGE);
            open(officer, "social-care", again, IDA);
            officer.press("Assign").sees("Select an officer");
            officer.select("Assign to", "Hannah Lowe")
                    .press("Assign")
                    .sees("This referral has been assigned to Hannah Lowe.");
            officer.sees("Taken on by Hannah Lowe");

            officer.press("It tells of the same " + first).sees("The same again");
            assertThat(officer.button("Take the link away " + first)).isVisible();
            assertThat(officer.button("It tells of the same " + first)).hasCount(0);
            officer.press("It is about the same family " + brother).sees("Same family");
            assertThat(officer.button("Take the link away " + brother)).isVisible();
            officer.press("Take the link away " + first);
            assertThat(officer.button("It tells of the same " + first)).isVisible();
            officer.press("It tells of the same " + first).sees("The same again");

            officer.press("Move to another inbox").reached("Move to another inbox");
            officer.press("Move").sees("Enter why you move it");
            officer.choose("Early Help Family Support")
                    .type("Why do you move it?", "They ask for help themselves.")
                    .press("Move")
                    .reached(IDA);
            officer.sees("They ask for help themselves.").sees("Moved to another inbox");
            officer.sees("Nobody has taken it on").sees("The same again");
            open(officer, "early-help", again, IDA);
            officer.open("referral/inbox/social-care");
            officer.type(officer.search("Search names and references"), again).sees("Nothing is waiting here.");

            open(officer, "social-care", first, IDA);
            assertThat(officer.button("Take the link away " + again)).isVisible();
        }
    }

    /** Refers a child by a form that asks the least; the reference. */
    private static String send(Visitor parent, String forename) {
        parent.open("referral/start/social-care");
        parent.reached("Children's Social Care").press("Start now").reached("Who is this About?");
        FormWalk.least(parent)
                .answering(Labels.FORENAME, forename)
                .answering(Labels.SURNAME, SURNAME)
                .answering("I am completing this form as a", "Parent/carer for my Child/ren")
                .to("Check your answers");
        parent.press("Send Report to Local Authority").reached("Your referral has been sent");
        Matcher found = REFERENCE.matcher(parent.page().getByRole(AriaRole.MAIN).innerText());
        assertTrue(found.find());
        return found.group();
    }

    private static void open(Visitor officer, String inbox, String reference, String heading) {
        officer.open("referral/inbox/" + inbox);
        officer.type(officer.search("Search names and references"), reference);
        Locator row = officer.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(reference));
        assertThat(row).hasCount(1);
        assertThat(officer.page().getByRole(AriaRole.ROW)).hasCount(2);
        officer.press(row.getByRole(AriaRole.LINK)).reached(heading);
    }
}
