package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The parent guide to setting up a Parent Portal account, chapter by chapter, with a parent who is new, a second parent who has an
 * account already and sees less, and a caseworker, each at a browser of their own.
 */
@Tag("G1")
@Tag("G2")
@Tag("G3")
@Tag("G4")
@Tag("G5")
@Tag("G7")
@Tag("G8")
@Tag("G9")
class SendGuideTest {
    private static final String DASHBOARD = "SEND Dashboard";
    private static final String TYPE = "EHC Needs Assessment (0-20 weeks)";
    private static final String RETURN = "Return to Dashboard";
    private static final String LETTER = "EHCP - AR1 Letter to Parent No Changes Requested and LA agrees";
    private static final String OUTCOME = "Letter to both parents";

    @Test
    void isFollowedByAParentASecondParentAndACaseworker() throws IOException {
        NewPerson first = NewPerson.somebody();
        NewPerson second = NewPerson.somebody();
        try (Visitor parent = Visitor.of(Product.shared());
                Visitor other = Visitor.of(Product.shared());
                Visitor staff = Visitor.of(Product.shared())) {
            SignIn.demo(staff, SendDesk.CASEWORKER);
            SendDesk desk = SendDesk.opened(
                    staff,
                    "Ehcp",
                    SendDesk.today().minusYears(9),
                    SendDesk.today().minusDays(21),
                    first);
            // the team has it until somebody takes it on, and a second parent is invited as the first is
            invited(desk, parent, first);
            existingUser(desk, other, second);
            dashboard(desk, parent, other, second);
            messages(desk, parent, other);
            documents(desk, parent, other, first, second);
            actions(desk, parent, other, first);
        }
    }

    /** "An email will be sent to the email address used for the request for assessment." */
    private static void invited(SendDesk desk, Visitor parent, NewPerson person) {
        desk.staff().press("Invite somebody").reached("Invite somebody");
        assertThat(desk.staff().field("Email address")).hasValue(person.email());
        Mailbox.Mail code = desk.mailCode(person);
        assertTrue(code.text().contains("Please contact the SEND team for verification"), code.text());
        Mailbox.Mail link = desk.link(person, code.code());
        assertTrue(
                link.text().contains("Please click on the link to proceed to the account set up screen"), link.text());

        parent.open(link.link());
        parent.reached("Accept Portal Invitation").press(Labels.REGISTER).reached(Labels.STEP_1);
        assertThat(parent.page().getByText(Labels.PROFESSIONAL)).hasCount(0);
        assertThat(parent.field(Labels.SURNAME)).hasValue(person.surname());
        SignIn.address(parent, person.postcode(), person.addressLine(), Labels.FIND_ADDRESS);
        parent.press(Labels.NEXT).reached(Labels.STEP_2);
        parent.sees("It must be at least 15 characters long");
        assertThat(parent.field(Labels.EMAIL_ADDRESS)).hasValue(person.email());
        parent.typeSecret(Labels.PASSWORD, person.password()).typeSecret(Labels.CONFIRM_PASSWORD, person.password());
        Mailbox.Mark before = parent.mailbox().mark(person.email());
        parent.press(Labels.NEXT).reached(Labels.STEP_3);
        parent.sees("We have just sent you an email to confirm your email address.")
                .sees(Labels.NEW_CODE);
        parent.type(Labels.CODE, parent.mailbox().next(before).code()).press(Labels.FINISH);
        parent.reached("Accept Portal Invitation").press("Go on to Account Setup");
        setUp(desk, parent, person);
        SignIn.out(parent);
        Mailbox.Mail access = desk.letIn(person);
        assertTrue(
                access.text().startsWith("Dear " + person.forename())
                        && access.text().contains("Many Thanks"),
                access.text());
        parent.open(access.link());
        parent.press(Labels.SIGN_IN).reached(Labels.LOGIN_1);
        SignIn.finish(parent, person.email(), person.password());
        parent.menu();
    }

    /** "The invitation can now be accepted", with the words of the guide. */
    private static void setUp(SendDesk desk, Visitor parent, NewPerson person) {
        parent.reached("Account Setup")
                .sees("1 Invitations awaiting approval")
                .sees("Below lists any invitations that are waiting for your approval. This is to confirm you wish to"
                        + " be able to access this person's information on-line.")
                .sees("Please check all relevant people from the list and click the Confirm button to submit your"
                        + " invitation response back to the local authority. This will then be processed and access"
                        + " granted if necessary.");
        parent.sees("Do you wish to continue with setting up your account?");
        parent.tickBox(desk.child()).choose("Yes").press("Confirm");
        parent.reached("Have you entered all the information you need to?")
                .sees("You will not be able to make any further changes once you press the \"Submit\" button.");
        Mailbox.Mark before = parent.mailbox().mark(person.email());
        parent.press("Submit").reached("Your account is set up");
        parent.sees("An email will now be sent confirming the account activation.");
        Mailbox.Mail activation = parent.mailbox().next(before, "Portal Activation");
        for (String words : List.of(
                "Your portal account has been activated.",
                "Click here to open the portal, or enter the web address into your web browser:",
                "This link can be used to access the portal once the SEND Team have confirmed your account.")) {
            assertTrue(activation.text().contains(words), activation.text());
        }
        assertFalse(activation.text().contains("Ehcp"), activation.text());
    }

    /** "Existing users only need to login, rather than register." */
    private static void existingUser(SendDesk desk, Visitor other, NewPerson person) {
        SignIn.registerOnTheWayTo("send/children", other, person);
        SignIn.out(other);
        Mailbox.Mail link = desk.link(person, desk.invite(person).code());
        other.open(link.link());
        other.reached("Accept Portal Invitation").press("I have an account").reached(Labels.LOGIN_1);
        assertThat(other.link(Labels.FORGOTTEN)).isVisible();
        SignIn.finish(other, person.email(), person.password());
        other.reached("Accept Portal Invitation").press("Go on to Account Setup");
        setUp(desk, other, person);
        desk.letIn(person);
    }

    /** "Once logged in, the Portal screen will be displayed. Click on SEND Dashboard under the child's name." */
    private static void dashboard(SendDesk desk, Visitor parent, Visitor other, NewPerson second) {
        desk.show();
        desk.staff().press("What they see " + second.fullName()).reached("What they see");
        desk.staff().tick("dates of the law").uncheck();
        desk.staff().press("Save").reached(desk.child()).sees("What they see is saved.");
        assertThat(desk.staff().page().getByText("dates of the law")).hasCount(1);
        for (Visitor each : List.of(parent, other)) {
            each.open("");
            each.sees("Decision whether to assess");
            each.press(DASHBOARD + " " + desk.child()).reached(DASHBOARD);
            each.sees("Statutory Timescales").sees("SEND Caseworker Name");
            assertThat(SendDesk.stage(each)).containsText("Decision whether to assess");
            for (String tile : List.of("Messages", "Documents to View", "Actions to Complete")) {
                assertThat(each.link(tile)).isVisible();
            }
            each.press(
                    each.page().locator("summary").filter(new Locator.FilterOptions().setHasText("Extra Information")));
            each.sees("We are deciding whether an EHC needs assessment is needed.");
        }
        parent.sees("Key Dates").sees("We tell you whether we will assess");
        other.sees("Dates are not shown to you.");
        assertThat(other.page().getByText("We tell you whether we will assess")).hasCount(0);
        assertPurple(parent);
    }

    /** "The current stage of the request will be displayed in purple": more red and blue than green, and no other stage is. */
    private static void assertPurple(Visitor parent) {
        List<?> colours = (List<?>) parent.page().evaluate("""
                () => [...document.querySelectorAll('.send-stages > li')].map(stage => {
                  const dot = document.createElement('canvas').getContext('2d');
                  dot.fillStyle = getComputedStyle(stage.querySelector('.send-stage-name')).color;
                  dot.fillRect(0, 0, 1, 1);
                  const [red, green, blue] = dot.getImageData(0, 0, 1, 1).data;
                  return stage.getAttribute('aria-current') + ' ' + (red > green + 30 && blue > green + 30);
                })
                """);
        assertEquals(7, colours.size());
        assertEquals(1, colours.stream().filter("step true"::equals).count(), colours.toString());
        assertEquals(6, colours.stream().filter("null false"::equals).count(), colours.toString());
    }

    /** "The Parent Portal allows messages to be sent to and received from the allocated caseworker." */
    private static void messages(SendDesk desk, Visitor parent, Visitor other) {
        String child = desk.child();
        parent.press("Messages").reached("Messages");
        parent.press("New Message").reached("Secure Message");
        parent.sees("This goes to: SEND team").press("Cancel").reached("Messages");
        write(parent, "Test", "From the first parent.");
        Locator sent = SendDesk.table(parent, child + "'s Sent Items");
        assertThat(sent.getByRole(AriaRole.COLUMNHEADER))
                .containsText(new String[] {"Date", "Type", "From", "To", "Subject"});
        assertThat(sent).containsText(TYPE);
        other.press("Messages").reached("Messages");
        other.sees("No messages have come yet.").sees("You have sent no messages yet.");
        write(other, "Other", "From the second parent.");
        assertThat(SendDesk.row(other, "Test")).hasCount(0);

        desk.staff().open(desk.at("messages"));
        desk.staff().reached("Messages: " + child).sees("Unread: 1");
        desk.staff()
                .press(SendDesk.row(desk.staff(), "Test").getByRole(AriaRole.LINK))
                .reached("Test");
        desk.staff().type("Reply", "Update for the first parent.").press("Send").sees("Your message is sent.");
        parent.press("Refresh").sees("The lists are up to date.");
        Locator inbox = SendDesk.table(parent, child + "'s Inbox");
        assertThat(inbox.getByRole(AriaRole.COLUMNHEADER)).containsText(new String[] {"Date", "From", "To", "Subject"});
        assertThat(inbox).containsText("Unread");
        parent.press(inbox.getByRole(AriaRole.LINK).first()).reached("Test");
        parent.sees("Update for the first parent.").press("Close").reached("Messages");
        assertThat(inbox.getByText("Unread")).hasCount(0);
        parent.press(inbox.getByRole(AriaRole.LINK).first()).reached("Test");
        parent.press("Reply").reached("Reply");
        parent.type("Message", "Thank you.").press("Send").reached("Test");
        parent.sees("Thank you.").press(RETURN).reached(DASHBOARD);
        other.press("Refresh").sees("No messages have come yet.");
        other.press(RETURN).reached(DASHBOARD);
    }

    private static void write(Visitor visitor, String subject, String words) {
        visitor.press("New Message").reached("Secure Message");
        visitor.select("Message Type", TYPE)
                .type("Subject", subject)
                .type("Message", words)
                .press("Send")
                .reached("Messages");
        visitor.sees("Your message is sent.");
        assertThat(SendDesk.row(visitor, subject)).hasCount(1);
    }

    /** "To view the document click on the description." */
    private static void documents(SendDesk desk, Visitor parent, Visitor other, NewPerson first, NewPerson second)
            throws IOException {
        desk.publish(OUTCOME, null, first.fullName(), second.fullName());
        desk.publish(LETTER, null, first.fullName());
        parent.press("Documents to View").reached(desk.child() + "'s Documents to View");
        parent.sees("This page contains a selection of your documents stored by SEND.");
        assertThat(parent.page().getByRole(AriaRole.COLUMNHEADER))
                .containsText(new String[] {"Published Date", "Document Date", "Description"});
        Download download = parent.page().waitForDownload(() -> parent.press(LETTER));
        assertEquals(
                Files.size(DemoLetters.file("outcome-letter-2026-10.pdf")),
                Files.size(download.path()),
                "the document will download");
        other.press("Documents to View").reached(desk.child() + "'s Documents to View");
        other.sees(OUTCOME);
        assertThat(other.page().getByText(LETTER)).hasCount(0);
        for (Visitor each : List.of(parent, other)) {
            each.press(RETURN).reached(DASHBOARD);
        }
    }

    /** "Click on the text to open the form. Complete the form by following the on-screen instructions and submit." */
    private static void actions(SendDesk desk, Visitor parent, Visitor other, NewPerson first) {
        desk.staff().open(desk.at("actions/new"));
        desk.staff().reached("Send a form");
        desk.staff()
                .select("Form", "Parental Preference Form")
                .tickBox(first.fullName() + " (parent)")
                .press("Send the form")
                .reached("Forms: " + desk.child());
        parent.press("Actions to Complete").reached("Actions to Complete");
        parent.sees("Click on the text to open the form")
                .press("Parental Preference Form")
                .reached("About you");
        FormWalk.least(parent).to("Check your answers");
        parent.press("Send").reached("Actions to Complete").sees("Your form is sent to the SEND team.");
        other.press("Actions to Complete").reached("Actions to Complete").sees("There is nothing to complete.");
        desk.staff()
                .press(SendDesk.row(desk.staff(), first.fullName()).getByRole(AriaRole.LINK))
                .reached("Parental Preference Form");
        desk.staff().sees("Came back");
    }
}
