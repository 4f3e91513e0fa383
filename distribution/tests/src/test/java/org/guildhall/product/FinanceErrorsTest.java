package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bad input on each page of the access request: told what to do, led to the field, nothing entered lost. */
class FinanceErrorsTest {
    private static final int TEN_MEGABYTES = 10_000_000;

    @Test
    @Tag("looks")
    @Tag("A10")
    @Tag("F3")
    @Tag("F4")
    @Tag("F6")
    void eachPageSaysWhatToDoAndKeepsWhatWasEntered() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(visitor, person);
            visitor.press(Labels.NEW_REQUEST).reached(Labels.REQUEST_START);
            visitor.press(Labels.START).reached(Labels.CONSENT);
            explains(visitor, "More information", "You can withdraw your consent at any time");
            visitor.press(Labels.CONTINUE);
            told(visitor, "Select yes if you consent to us using your personal information in this way");
            visitor.choose(Labels.YES).press(Labels.CONTINUE).reached(Labels.WHO);

            visitor.press(Labels.YOUR_NAME);
            told(visitor, "Select if you are requesting access for yourself or someone else");
            explains(visitor, "More information", "Select “Myself” if you receive care and support");
            assertThat(visitor.text("Why do we need this?")).hasCount(0);
            visitor.choose(Labels.SOMEONE_ELSE);
            explains(visitor, "Why do we need this?", "Your role tells us which documents you may see");
            visitor.press(Labels.YOUR_NAME);
            toldAndLookedAt(
                    visitor,
                    "who",
                    "Select yes to confirm that you have permission or act in a formal role",
                    "Select your relationship to the person receiving care and support");
            assertThat(visitor.radio(Labels.SOMEONE_ELSE)).isChecked();
            visitor.choose(Labels.YES).select(Labels.RELATIONSHIP, Labels.POA);
            visitor.press(Labels.YOUR_NAME).reached(Labels.YOUR_NAME);

            visitor.type(Labels.FORENAME, "").type(Labels.SURNAME, "").press(Labels.YOUR_ADDRESS);
            told(visitor, "Enter the forename", "Enter the surname");
            visitor.type(Labels.FORENAME, "Siân").press(Labels.YOUR_ADDRESS);
            told(visitor, "Enter the surname");
            assertThat(visitor.field(Labels.FORENAME)).hasValue("Siân");
            visitor.type(Labels.SURNAME, person.surname()).press(Labels.YOUR_ADDRESS);
            visitor.reached(Labels.YOUR_ADDRESS);

            visitor.type(Labels.POSTCODE, "WR5").press(Labels.RECIPIENT_NAME);
            told(visitor, "Enter a full UK postcode, like AB1 2CD");
            assertThat(visitor.field(Labels.POSTCODE)).hasValue("WR5");
            assertThat(visitor.field(Labels.STREET)).hasValue("Spindle Hill");
            visitor.type(Labels.POSTCODE, "WR5 2NP").press(Labels.RECIPIENT_NAME);
            visitor.reached(Labels.RECIPIENT_NAME);

            visitor.press(Labels.DATE_OF_BIRTH);
            told(visitor, "Enter the forename", "Enter the surname");
            visitor.type(Labels.FORENAME, "Rose").type(Labels.SURNAME, "Hill").press(Labels.DATE_OF_BIRTH);
            visitor.reached(Labels.DATE_OF_BIRTH);

            birth(visitor);
            visitor.press(Labels.RECIPIENT_ADDRESS).reached(Labels.RECIPIENT_ADDRESS);
            visitor.press(Labels.EVIDENCE);
            toldAndLookedAt(visitor, "address", "Enter the postcode", "Enter the street", "Enter the town or city");
            visitor.type(Labels.STREET, "Mill Lane").type(Labels.TOWN, "Ambleford");
            visitor.type(Labels.POSTCODE, "nowhere").press(Labels.EVIDENCE);
            told(visitor, "Enter a full UK postcode, like AB1 2CD");
            assertThat(visitor.field(Labels.STREET)).hasValue("Mill Lane");
            visitor.type(Labels.POSTCODE, "WR5 2NP").press(Labels.EVIDENCE).reached(Labels.EVIDENCE);

            evidence(visitor);
            visitor.press(Labels.CONTACT).reached(Labels.CONTACT);
            visitor.choose("Telephone").type("Telephone number", "").press(Labels.CHECK);
            told(visitor, "Enter a telephone number on which we can call you");
            visitor.type("Telephone number", "call me").press(Labels.CHECK);
            told(visitor, "Enter a telephone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192");
            assertThat(visitor.field("Telephone number")).hasValue("call me");
            visitor.type("Telephone number", "01632 960 017")
                    .press(Labels.CHECK)
                    .reached(Labels.CHECK);
            visitor.sees("Rose Hill").sees("9 Mar 1941").sees("Mill Lane").sees("01632 960 017");
            visitor.sees("evidence.pdf");
            AccessRequest.send(visitor);
        }
    }

    @Test
    @Tag("A5")
    @Tag("looks")
    @Tag("A10")
    @Tag("F12")
    @Tag("F13")
    void officersAreToldWhatIsMissingAndKeepWhatTheyWrote() {
        try (Visitor citizen = Visitor.of(Product.shared());
                Visitor officer = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(citizen, person);
            AccessRequest.begin(citizen);
            AccessRequest.answer(citizen, person, AccessRequest.OLWEN, Labels.NOMINEE);
            String reference = AccessRequest.send(citizen);
            String page = "Access request for " + AccessRequest.OLWEN.fullName();
            SignIn.demo(officer, SignIn.OFFICER);
            Officer.open(officer, reference, AccessRequest.OLWEN);

            officer.press(Labels.ASK).reached(Labels.ASK);
            officer.press(Labels.SEND_QUESTION);
            told(officer, "Enter what you need to know");
            officer.type(Labels.QUESTION, "Which order do you mean?").sees("Saved");
            String ask = officer.page().url();
            SignIn.out(officer);
            officer.page().navigate(ask);
            officer.reached(Labels.LOGIN_1);
            SignIn.finish(officer, SignIn.OFFICER, SignIn.DEMO_PASSWORD);
            officer.reached(Labels.ASK);
            assertThat(officer.field(Labels.QUESTION)).hasValue("Which order do you mean?");
            officer.press(Labels.BACK).reached(page);
            officer.press("Add a note").reached("Add a note");
            officer.press("Save note");
            told(officer, "Enter the note");
            isThereOnReturn(officer, "Note", page);
            officer.press(Labels.BACK).reached(page);
            officer.press(Labels.REJECT).reached(Labels.REJECT_REQUEST);
            officer.type("Anything to add", "Please call us.").press(Labels.REJECT_REQUEST);
            toldAndLookedAt(officer, "reject", "Select why the request is rejected");
            assertThat(officer.field("Anything to add")).hasValue("Please call us.");
            officer.type("Anything to add", "").choose("Another reason").press(Labels.REJECT_REQUEST);
            told(officer, "Enter the reason");
            assertThat(officer.radio("Another reason")).isChecked();
            isThereOnReturn(officer, "Anything to add", page);
            assertThat(officer.radio("Another reason")).isChecked();
            officer.press(Labels.BACK).reached(page);

            officer.sees("You can approve once the finance record that is meant is chosen");
            assertThat(officer.button(Labels.APPROVE)).hasCount(0);
            officer.choose(Officer.records(officer).first());
            officer.press(Labels.CHOOSE_RECORD).sees("chosen as the person meant");
            officer.press(Labels.APPROVE).reached(Labels.APPROVE_TITLE);
            officer.type(Labels.DAY, "1").type(Labels.MONTH, "1").type(Labels.YEAR, "2020");
            officer.press(Labels.APPROVE_REQUEST);
            toldAndLookedAt(officer, "approve", "The last day of access must not lie in the past");
            assertThat(officer.field(Labels.YEAR)).hasValue("2020");
            officer.type(Labels.MONTH, "13").press(Labels.APPROVE_REQUEST);
            told(officer, "Enter a real date, or leave it empty");
            officer.type(Labels.DAY, "").type(Labels.MONTH, "").type(Labels.YEAR, "");
            officer.press(Labels.APPROVE_REQUEST).reached(page);

            officer.press("See who has access").reached(AccessRequest.OLWEN.fullName());
            officer.press(officer.page()
                            .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Labels.REVOKE))
                            .first())
                    .reached(Labels.REVOKE);
            officer.press(Labels.REVOKE);
            told(officer, "Enter why access ends");
            isThereOnReturn(officer, Labels.REASON, AccessRequest.OLWEN.fullName());
        }
    }

    private static void isThereOnReturn(Visitor officer, String field, String before) {
        String heading = officer.page()
                .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                .first()
                .innerText();
        String address = officer.page().url();
        officer.type(field, "Written so far").press(Labels.BACK).reached(before);
        officer.open(address);
        officer.reached(heading);
        assertThat(officer.field(field)).hasValue("Written so far");
    }

    /** Words that open more words, and only when pressed. */
    private static void explains(Visitor visitor, String summary, String more) {
        assertThat(visitor.text(more)).isHidden();
        visitor.press(visitor.page().getByText(summary, new Page.GetByTextOptions().setExact(true)))
                .sees(more);
    }

    private static void birth(Visitor visitor) {
        visitor.press(Labels.RECIPIENT_ADDRESS);
        told(visitor, "Enter the date of birth of the person receiving care and support");
        visitor.type(Labels.MONTH, "3").type(Labels.YEAR, "1941").press(Labels.RECIPIENT_ADDRESS);
        told(visitor, "Date of Birth must include a day");
        visitor.type(Labels.DAY, "31").type(Labels.MONTH, "2").press(Labels.RECIPIENT_ADDRESS);
        toldAndLookedAt(visitor, "date", "Date of Birth must be a real date, like 27 3 1948");
        assertThat(visitor.field(Labels.DAY)).hasValue("31");
        assertThat(visitor.field(Labels.YEAR)).hasValue("1941");
        visitor.type(Labels.DAY, "1").type(Labels.YEAR, "2090").press(Labels.RECIPIENT_ADDRESS);
        told(visitor, "Date of Birth must be today or in the past");
        visitor.type(Labels.DAY, "9").type(Labels.MONTH, "3").type(Labels.YEAR, "1941");
        visitor.press(Labels.BACK).reached(Labels.RECIPIENT_NAME);
        visitor.press(Labels.DATE_OF_BIRTH).reached(Labels.DATE_OF_BIRTH);
        assertThat(visitor.field(Labels.YEAR)).hasValue("1941");
    }

    private static void evidence(Visitor visitor) {
        visitor.sees("Number of files: at most 20.");
        visitor.press(Labels.CONTACT);
        told(visitor, "Choose a file that proves your role");
        choose(visitor, "empty.pdf", new byte[0]);
        visitor.sees("The file empty.pdf is empty. Choose another file");
        byte[] big = Arrays.copyOf("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), TEN_MEGABYTES + 1);
        choose(visitor, "big.pdf", big);
        visitor.sees("The file big.pdf must be smaller than 10");
        choose(visitor, "disguised.pdf", "MZ no PDF at all".getBytes(StandardCharsets.US_ASCII));
        visitor.sees("The file disguised.pdf must be one of these:");
        Looks.check(visitor.page(), "finance-problem-file");
        assertThat(visitor.button("Remove disguised.pdf")).hasCount(0);
        choose(visitor, "evidence.pdf", pdf());
        visitor.sees("evidence.pdf has been uploaded.");
        assertThat(visitor.text("The file disguised.pdf must")).isHidden();
    }

    private static byte[] pdf() {
        try {
            return java.nio.file.Files.readAllBytes(DemoLetters.file("outcome-letter-2026-10.pdf"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void choose(Visitor visitor, String name, byte[] bytes) {
        FileChooser chooser = visitor.page().waitForFileChooser(() -> visitor.press(Labels.CHOOSE_FILE));
        chooser.setFiles(new FilePayload(name, "application/pdf", bytes));
    }

    /** The same, and the page with the problems is looked at. */
    private static void toldAndLookedAt(Visitor visitor, String name, String... problems) {
        told(visitor, problems);
        Looks.check(visitor.page(), "finance-problem-" + name);
    }

    /** The summary has the keyboard, says this and nothing else, and each line leads to its field. */
    private static void told(Visitor visitor, String... problems) {
        Locator summary =
                visitor.page().getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText(Labels.PROBLEM));
        Locator lines = summary.getByRole(AriaRole.LINK);
        assertThat(lines).hasText(problems);
        assertThat(summary).isFocused();
        assertEquals(
                List.of(),
                lines.all().stream()
                        .filter(line -> {
                            line.click();
                            String id = line.getAttribute("href").replaceAll(".*#", "");
                            return !Boolean.TRUE.equals(
                                    visitor.page().evaluate("id => document.activeElement.id === id", id));
                        })
                        .map(Locator::innerText)
                        .toList(),
                "lines that do not lead to their field");
    }
}
