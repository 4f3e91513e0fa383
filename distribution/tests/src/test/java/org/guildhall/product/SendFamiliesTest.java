package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who comes to see a record, and who does not: invitations that go astray, several children, young people in their own right. */
class SendFamiliesTest {
    private static final String SETUP = "Account Setup";
    private static final String CHECK = "Have you entered all the information you need to?";

    @Test
    @Tag("G1")
    @Tag("G2")
    void anInvitationSurvivesWrongCodesARefusalAndAnotherAddressAndEndsWithItsRevocation() {
        NewPerson invited = NewPerson.somebody();
        NewPerson answering = NewPerson.somebody();
        try (Visitor parent = Visitor.of(Product.shared());
                Visitor staff = Visitor.of(Product.shared())) {
            SignIn.registerOnTheWayTo("send/children", parent, answering);
            SignIn.demo(staff, SendDesk.CASEWORKER);
            SendDesk desk = SendDesk.opened(
                    staff,
                    "Owain",
                    SendDesk.today().minusYears(6),
                    SendDesk.today().minusDays(10),
                    invited);
            desk.invite(invited);
            String right = wrongCodes(desk, invited);
            Mailbox.Mail link = desk.link(invited, right);
            declined(desk, parent, link.link());
            assertEquals(200, parent.open(link.link()));
            parent.reached("This link cannot be used any more");

            desk.show();
            staff.press(staff.page().getByText("Declined or revoked: 1"));
            staff.sees(invited.fullName());
            Mailbox.Mail again = desk.link(invited, desk.invite(invited).code());
            desk.accepted(parent, again.link());
            staff.open("send/waiting");
            staff.reached("Accounts to confirm").press(invited.fullName()).reached(SendDesk.INVITATION);
            staff.sees("This was accepted by an account with another email address.");
            staff.press("It is the same person").sees("Enter the reason");
            staff.type("How you know that it is the same person", "Rang her on the number of the request.")
                    .press("It is the same person")
                    .sees("It is confirmed.");
            staff.press("Let them see the record").reached(desk.child());
            assertEquals(200, parent.open("send/dashboard/" + desk.id()));
            staff.press("Revoke " + invited.fullName()).reached("Revoke");
            staff.press("Revoke").sees("Enter the reason");
            staff.type("Reason", "A court order").press("Revoke").reached(desk.child());
            assertEquals(403, parent.open("send/dashboard/" + desk.id()));
        }
    }

    /** Five wrong ones end a code; the new one that is mailed. */
    private static String wrongCodes(SendDesk desk, NewPerson invited) {
        Visitor staff = desk.staff();
        for (int left = 4; left > 0; left--) {
            staff.type("Code that was quoted", "0000 0000").press("Check the code");
            staff.sees("This is not the code. Tries left: " + left);
        }
        staff.type("Code that was quoted", "0000 0000").press("Check the code");
        staff.sees("Too many wrong codes were tried.");
        Mailbox.Mark before = staff.mailbox().mark(invited.email());
        staff.press("Mail a new code");
        String code = staff.mailbox().next(before).code();
        assertThat(staff.text("Too many wrong codes were tried.")).hasCount(0);
        return code;
    }

    private static void declined(SendDesk desk, Visitor parent, String link) {
        parent.open(link);
        parent.reached("Accept Portal Invitation")
                .press("Go on to Account Setup")
                .reached(SETUP);
        parent.tickBox(desk.child()).choose("No").press("Confirm").reached(CHECK);
        parent.sees("With \"No\" these invitations end, and the SEND team is told.");
        Mailbox.Mark before = parent.mailbox().mark(SendDesk.CASEWORKER);
        parent.press("Submit").reached("You have declined");
        Mailbox.Mail told = parent.mailbox().next(before, "An invitation to the SEND portal was declined");
        assertTrue(told.text().contains(desk.id()), told.text());
        assertEquals(403, parent.open("send/dashboard/" + desk.id()));
    }

    @Test
    @Tag("G2")
    @Tag("G4")
    void aParentSetsUpSeveralChildrenAtOnceAndTheOthersLater() {
        NewPerson person = NewPerson.somebody();
        try (Visitor parent = Visitor.of(Product.shared());
                Visitor staff = Visitor.of(Product.shared())) {
            SignIn.registerOnTheWayTo("send/children", parent, person);
            SignIn.demo(staff, SendDesk.CASEWORKER);
            SendDesk elder = SendDesk.opened(
                    staff,
                    "Elin",
                    SendDesk.today().minusYears(9),
                    SendDesk.today().minusDays(30),
                    person);
            parent.open(elder.link(person, elder.invite(person).code()).link());
            parent.reached("Accept Portal Invitation");
            SendDesk younger = SendDesk.opened(
                    staff,
                    "Mabon",
                    SendDesk.today().minusYears(7),
                    SendDesk.today().minusDays(2),
                    person);
            parent.open(younger.link(person, younger.invite(person).code()).link());
            parent.reached("Accept Portal Invitation")
                    .press("Go on to Account Setup")
                    .reached(SETUP);
            parent.sees("2 Invitations awaiting approval").press("Confirm").sees(Labels.PROBLEM);
            parent.tickBox(elder.child()).choose("Yes").press("Confirm").reached(CHECK);
            parent.press("Submit").reached("Your account is set up");
            parent.press("Answer the other invitations").reached(SETUP);
            parent.sees("1 Invitations awaiting approval")
                    .tickBox(younger.child())
                    .choose("Yes")
                    .press("Confirm")
                    .reached(CHECK);
            parent.press("Submit").reached("Your account is set up");
            elder.letIn(person);
            parent.open("");
            parent.sees("The SEND team has yet to confirm your account");
            assertThat(parent.link("SEND Dashboard " + elder.child())).isVisible();
            assertThat(parent.link("SEND Dashboard " + younger.child())).hasCount(0);
            younger.letIn(person);
            parent.open("");
            parent.press("SEND Dashboard " + younger.child()).reached("SEND Dashboard");
            assertThat(SendDesk.stage(parent)).containsText("Decision whether to assess");
        }
    }

    /** Over compulsory school age the rights are the young person's (Children and Families Act 2014 s. 83). */
    @Test
    @Tag("G1")
    @Tag("G4")
    void aYoungPersonSeesTheirOwnRecordAndAParentOnlyWhileAReasonIsRecorded() {
        NewPerson young = NewPerson.somebody();
        NewPerson mother = NewPerson.somebody();
        LocalDate birth = SendDesk.today().minusYears(18);
        try (Visitor student = Visitor.of(Product.shared());
                Visitor parent = Visitor.of(Product.shared());
                Visitor staff = Visitor.of(Product.shared())) {
            SignIn.registerOnTheWayTo("send/children", student, young);
            SignIn.registerOnTheWayTo("send/children", parent, mother);
            SignIn.demo(staff, SendDesk.CASEWORKER);
            SendDesk desk =
                    SendDesk.opened(staff, "Steffan", birth, SendDesk.today().minusDays(8), young);
            staff.press("Invite somebody").reached("Invite somebody");
            staff.sees("The young person has been over compulsory school age since");
            staff.choose("Young person");
            desk.accepted(student, desk.link(young, desk.mailCode(young).code()).link());
            desk.letIn(young);
            student.open("");
            student.press("SEND Dashboard " + desk.child()).reached("SEND Dashboard");

            desk.show();
            staff.press("Invite somebody").reached("Invite somebody");
            staff.choose("Parent").type("Name", mother.fullName()).type("Email address", mother.email());
            staff.press("Mail the code").sees("Select why this person sees the case");
            staff.choose("The young person agrees").type("How you know", "Steffan said so on the telephone.");
            desk.accepted(
                    parent, desk.link(mother, desk.mailCode(mother).code()).link());
            desk.letIn(mother);
            assertEquals(200, parent.open("send/dashboard/" + desk.id()));
            desk.show();
            staff.press("Why they see it " + mother.fullName()).reached("Why they see it");
            staff.press("None of this holds any more").reached(desk.child()).sees("It is recorded.");
            assertEquals(403, parent.open("send/dashboard/" + desk.id()));
            parent.open("");
            parent.sees("The rights are the young person's own now.");
            assertEquals(200, student.open("send/dashboard/" + desk.id()));
            staff.open("send/waiting");
            staff.reached("Accounts to confirm");
            assertThat(SendDesk.table(staff, "Young people over compulsory school age"))
                    .containsText(mother.fullName());
        }
    }
}
