package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.guildhall.product.DemoLetters.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody who represents two people: one request for each, and the documents of each on their own. */
class FinancePeopleTest {
    private static final String LETTER = "outcome-letter-2026-10.pdf";
    private static final String FOR_OLWEN = "Outcome for the person on Spindle Hill";
    private static final String FOR_JOAN = "Outcome for the person at Brook Farm";

    @Test
    @Tag("F1")
    @Tag("F10")
    void eachPersonTakesOneRequestAndIsViewedOnTheirOwn() {
        try (Visitor citizen = Visitor.of(Product.shared());
                Visitor officer = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(citizen, person);
            fill(citizen, person, AccessRequest.OLWEN);
            String aboutOlwen = AccessRequest.send(citizen);

            citizen.press(Labels.CONTINUE);
            fill(citizen, person, AccessRequest.OLWEN);
            citizen.press(Labels.SEND).sees("You already have an open request for Olwen Price.");
            assertThat(citizen.heading(Labels.CHECK)).isVisible();

            citizen.open("");
            fill(citizen, person, AccessRequest.JOAN);
            String aboutJoan = AccessRequest.send(citizen);

            SignIn.demo(officer, SignIn.OFFICER);
            Officer.open(officer, aboutOlwen, AccessRequest.OLWEN);
            Officer.approve(officer, AccessRequest.OLWEN);
            Officer.open(officer, aboutJoan, AccessRequest.JOAN);
            Officer.approve(officer, AccessRequest.JOAN);
            List<String> report = DemoLetters.drop(
                    officer.product(),
                    Row.of("PEOPLE-1", "CF1003", "outcome-letter", FOR_OLWEN, LETTER),
                    Row.of("PEOPLE-2", "CF1006", "outcome-letter", FOR_JOAN, LETTER));
            assertEquals(
                    2, report.stream().filter(line -> line.contains("taken")).count(), report.toString());

            citizen.open("");
            views(citizen, "Olwen Price", FOR_OLWEN, FOR_JOAN);
            citizen.open("");
            views(citizen, "Joan Fletcher", FOR_JOAN, FOR_OLWEN);
            String letter = String.valueOf(citizen.link(FOR_JOAN).getAttribute("href"));
            assertEquals(
                    200,
                    citizen.page().request().get(citizen.product().url(letter)).status());
            officerRenewsAndEnds(officer, person);
            citizen.page().reload();
            citizen.reached(Labels.FORBIDDEN);
        }
    }

    /** Who has looked, access that goes on, and what ends it (SPEC F13). */
    private static void officerRenewsAndEnds(Visitor officer, NewPerson holder) {
        officer.open("finance/people");
        officer.reached("People and access")
                .type("Search for a person", "Fletcher")
                .press("Search");
        officer.press("Joan Fletcher").reached("Joan Fletcher");
        officer.press("Who has opened documents").reached("Who has opened documents of Joan Fletcher");
        assertThat(officer.page()
                        .locator("tbody tr")
                        .filter(new Locator.FilterOptions().setHasText(holder.fullName()))
                        .first())
                .containsText(FOR_JOAN);
        Looks.check(officer.page(), "person-readers");
        officer.press("Back to the person").reached("Joan Fletcher");

        officer.press(card(officer, holder).getByText("Renew or change the end"))
                .reached("Renew or change the end");
        officer.press("Save the new end").sees("Enter why access goes on");
        Looks.check(officer.page(), "grant-renew");
        officer.type("Reason", "The nomination was confirmed");
        date(officer, "Last day of access", "31", "12", "2099");
        officer.press("Save the new end").reached("Joan Fletcher");
        assertThat(card(officer, holder)).containsText("the end of 31 Dec 2099");
        Looks.check(officer.page(), "person-access");

        officer.press("Note a death or loss of capacity").reached("Note a death or loss of capacity");
        officer.press("Note it and end this access")
                .sees("Choose what has happened")
                .sees("Enter the day on which it happened");
        officer.choose("The person has died");
        date(officer, "When?", "1", "3", "2026");
        assertThat(officer.tick(holder.fullName())).isChecked();
        Looks.check(officer.page(), "person-change");
        officer.press("Note it and end this access").reached("Joan Fletcher").sees("Died on 1 Mar 2026.");

        officer.press("Withdraw this note").reached("Was this noted by mistake?");
        officer.press("Withdraw the note").sees("Enter why the note is withdrawn");
        Looks.check(officer.page(), "person-change-withdraw");
        officer.type("Reason", "It was somebody of the same name").press("Withdraw the note");
        officer.reached("Joan Fletcher").sees("The note is withdrawn.");
        assertThat(officer.text("Died on 1 Mar 2026.")).hasCount(0);
    }

    private static void date(Visitor officer, String legend, String... parts) {
        Locator group = officer.group(legend);
        List<String> labels = List.of("Day", "Month", "Year");
        for (int part = 0; part < parts.length; part++) {
            officer.type(
                    group.getByRole(
                            AriaRole.TEXTBOX,
                            new Locator.GetByRoleOptions()
                                    .setName(labels.get(part))
                                    .setExact(true)),
                    parts[part]);
        }
    }

    private static Locator card(Visitor officer, NewPerson holder) {
        return officer.page()
                .locator(".gh-card")
                .filter(new Locator.FilterOptions().setHasText(holder.fullName()))
                .filter(new Locator.FilterOptions().setHasText("Has access"));
    }

    private static void fill(Visitor citizen, NewPerson person, AccessRequest.Represented about) {
        AccessRequest.begin(citizen);
        AccessRequest.answer(citizen, person, about, Labels.NOMINEE);
    }

    private static void views(Visitor citizen, String whose, String theirs, String ofTheOther) {
        citizen.press("View documents of " + whose).reached("Documents of " + whose);
        assertThat(citizen.link(theirs)).isVisible();
        assertThat(citizen.link(ofTheOther)).hasCount(0);
    }
}
