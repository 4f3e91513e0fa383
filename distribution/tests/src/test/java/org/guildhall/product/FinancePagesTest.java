package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.guildhall.product.DemoLetters.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages of the Client Finance Portal off the straight way: looked at by axe, and worked by the keyboard alone. */
class FinancePagesTest {
    private static final String OTHER = "invoice-2026-10.pdf";

    @Test
    @Tag("looks")
    @Tag("A10")
    @Tag("F0")
    @Tag("F5")
    @Tag("F7")
    @Tag("F12")
    @Tag("F13")
    @Tag("F14")
    @Tag("F15")
    void areAccessibleOnWideAndNarrowScreensInLightAndDark() {
        try (Visitor citizen = Visitor.of(Product.shared());
                Visitor officer = Visitor.of(Product.shared())) {
            walk(citizen, officer, (visitor, name) -> Looks.check(visitor.page(), "finance-" + name));
        }
    }

    @Test
    @Tag("A10")
    @Tag("F0")
    @Tag("F5")
    @Tag("F7")
    @Tag("F12")
    @Tag("F13")
    @Tag("F14")
    @Tag("F15")
    void areWorkedWithTheKeyboardAlone() {
        try (Visitor citizen = Visitor.withKeyboardOnly(Product.shared());
                Visitor officer = Visitor.withKeyboardOnly(Product.shared())) {
            walk(citizen, officer, (visitor, name) -> {});
        }
    }

    private static void walk(Visitor citizen, Visitor officer, BiConsumer<Visitor, String> look) {
        NewPerson person = NewPerson.somebody();
        citizen.open("finance");
        citizen.reached(Labels.PORTAL);
        for (String question : new String[] {
            "Who can access the portal?",
            "Where can I access the portal?",
            "What happens next?",
            "Can I make a request to see the documents of more than one person?",
            "Can more than one appointed person view a person's documents?",
            "How will we know if there are new documents to view via the portal?"
        }) {
            citizen.sees(question);
        }
        look.accept(citizen, "landing");
        SignIn.register(citizen, person);
        String reference = askForMyself(citizen, person, look);

        String page = "Access request for " + person.fullName();
        SignIn.demo(officer, SignIn.OFFICER);
        officer.follow(Labels.QUEUE).reached(Labels.QUEUE);
        officer.press("Unassigned").type(search(officer, "Search by name or reference number"), reference);
        Locator row = officer.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(reference));
        assertThat(officer.page().getByRole(AriaRole.ROW)).hasCount(2);
        look.accept(officer, "queue-search");
        officer.press(row.getByRole(AriaRole.LINK)).reached(page);
        assertThat(Officer.records(officer).and(officer.page().locator(":checked")))
                .hasCount(0);
        officer.sees("9 Jul 1946").sees("No record chosen yet");
        officer.press(Labels.CHOOSE_RECORD).sees("Select the finance record that is meant");
        look.accept(officer, "review-nothing-chosen");
        officer.press("Add a note").reached("Add a note");
        look.accept(officer, "note");
        officer.type("Note", "Called, knows the date of birth.")
                .press("Save note")
                .reached(page);
        officer.press(Labels.REJECT).reached(Labels.REJECT_REQUEST);
        officer.press(Labels.REJECT_REQUEST).sees(Labels.PROBLEM);
        look.accept(officer, "reject");
        officer.press(Labels.BACK).reached(page);
        officer.press(Labels.ASK).reached(Labels.ASK);
        look.accept(officer, "ask");
        officer.type(Labels.QUESTION, "Please send a letter that shows your address.");
        officer.press(Labels.SEND_QUESTION).reached(page);
        officer.sees("Your question has been sent.").sees("Paused until the requester answers");
        look.accept(officer, "asked");

        citizen.open("");
        citizen.reached("Welcome, " + person.forename());
        look.accept(citizen, "home-with-requests");
        citizen.press(Labels.VIEW_REQUEST).reached(Labels.YOUR_REQUEST);
        look.accept(citizen, "answer");
        AccessRequest.upload(citizen, DemoLetters.file(OTHER));
        citizen.page().reload();
        citizen.reached(Labels.YOUR_REQUEST).sees(OTHER);
        citizen.type(Labels.YOUR_ANSWER, "Here it is.").sees("Saved");
        citizen.page().reload();
        citizen.reached(Labels.YOUR_REQUEST);
        assertThat(citizen.field(Labels.YOUR_ANSWER)).hasValue("Here it is.");
        citizen.press(Labels.SEND_ANSWER);
        citizen.sees("Thank you. Your answer has been sent.");
        look.accept(citizen, "answered");

        decideAndRevoke(citizen, officer, person, reference, look);
        imports(officer, look);
    }

    private static Locator search(Visitor visitor, String label) {
        return visitor.page()
                .getByRole(
                        AriaRole.SEARCHBOX,
                        new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    private static String askForMyself(Visitor citizen, NewPerson person, BiConsumer<Visitor, String> look) {
        citizen.press(Labels.NEW_REQUEST).reached(Labels.REQUEST_START);
        citizen.press(Labels.START).reached(Labels.CONSENT);
        citizen.choose("No").press(Labels.CONTINUE).reached("You have not started a request");
        look.accept(citizen, "no-consent");
        citizen.press("Go to your home page").reached("Welcome, " + person.forename());
        assertThat(citizen.text("Not sent yet")).hasCount(0);
        AccessRequest.begin(citizen);
        citizen.choose(Labels.MYSELF).press(Labels.YOUR_NAME).reached(Labels.YOUR_NAME);
        assertThat(citizen.field(Labels.SURNAME)).hasValue(person.surname());
        citizen.type(Labels.DAY, "9").type(Labels.MONTH, "7").type(Labels.YEAR, "1946");
        look.accept(citizen, "myself");
        citizen.press(Labels.CHECK).reached(Labels.CHECK);
        look.accept(citizen, "check-myself");
        return AccessRequest.send(citizen);
    }

    private static void decideAndRevoke(
            Visitor citizen, Visitor officer, NewPerson person, String reference, BiConsumer<Visitor, String> look) {
        String page = "Access request for " + person.fullName();
        officer.follow(Labels.QUEUE).reached(Labels.QUEUE);
        Locator row = officer.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(reference));
        assertThat(row).containsText("Answered by the requester");
        officer.press(row.getByRole(AriaRole.LINK)).reached(page);
        officer.type("Search finance records", "CF1001").press("Search");
        // not the first of those that were offered before
        officer.choose(officer.page()
                .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("CF1001"))));
        officer.press(Labels.CHOOSE_RECORD);
        officer.sees("chosen as the person meant").press(Labels.APPROVE).reached(Labels.APPROVE_TITLE);
        officer.sees("Surname: " + person.surname() + " in the request, Pemberton in the finance record");
        look.accept(officer, "approve");
        officer.press(Labels.APPROVE_REQUEST).reached(page).sees("The request has been approved.");
        look.accept(officer, "review-approved");

        citizen.open("");
        citizen.press("View documents of Edith Pemberton").reached("Documents of Edith Pemberton");
        citizen.select("Kind", "Invoice");
        assertThat(citizen.list("Kind")).hasValue("invoice");
        assertThat(citizen.link("Outcome of your financial assessment, from 6 April 2026"))
                .hasCount(0);
        look.accept(citizen, "documents-filtered");
        citizen.type(search(citizen, "Search"), "no such thing").sees("No documents found.");
        look.accept(citizen, "documents-none");

        officer.press("See who has access").reached("Edith Pemberton");
        look.accept(officer, "person");
        Locator card = officer.page()
                .locator("main li, main article, main .gh-card")
                .filter(new Locator.FilterOptions().setHasText(person.fullName()));
        officer.press(card.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Labels.REVOKE))
                        .first())
                .reached(Labels.REVOKE);
        look.accept(officer, "revoke");
        officer.type(Labels.REASON, "Asked for the wrong person").press(Labels.REVOKE);
        officer.reached("Edith Pemberton").sees("Asked for the wrong person");
        citizen.page().reload();
        citizen.reached(Labels.FORBIDDEN);
    }

    private static void imports(Visitor officer, BiConsumer<Visitor, String> look) {
        DemoLetters.drop(
                officer.product(),
                Row.of("PAGES-1", "CF9999", "invoice", "Nobody's", OTHER),
                Row.of("PAGES-2", "CF1001", "postcard", "Of no kind", OTHER));
        officer.open("");
        officer.sees("Open requests:").sees("Lines refused: 2");
        look.accept(officer, "home-of-an-officer");
        officer.follow(Labels.PEOPLE).reached(Labels.PEOPLE);
        assertThat(officer.text("Nobody found.")).hasCount(0);
        look.accept(officer, "people");
        officer.follow(Labels.IMPORTS).reached(Labels.IMPORTS);
        look.accept(officer, "imports");
        officer.press(officer.page()
                .getByRole(AriaRole.ROWHEADER)
                .getByRole(AriaRole.LINK)
                .first());
        officer.sees("There is no person with the reference CF9999").sees("All imports");
        officer.sees("The file " + OTHER + " stays in the drop folder");
        look.accept(officer, "import-run");
        officer.press(officer.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All imports"))
                .first());
        officer.reached(Labels.IMPORTS);
    }
}
