package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.guildhall.product.DemoLetters.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody who represents two people: one request for each, and the documents of each on their own. */
class FinancePeopleTest {
    private static final String LETTER = "outcome-letter-2026-10.pdf";
    private static final String FOR_OLWEN = "Outcome for the person on Spindle Hill";
    private static final String FOR_MARGARET = "Outcome for the person in Orchard Close";

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
            fill(citizen, person, AccessRequest.MARGARET);
            String aboutMargaret = AccessRequest.send(citizen);

            SignIn.demo(officer, SignIn.OFFICER);
            Officer.open(officer, aboutOlwen, AccessRequest.OLWEN);
            Officer.approve(officer, AccessRequest.OLWEN);
            Officer.open(officer, aboutMargaret, AccessRequest.MARGARET);
            Officer.approve(officer, AccessRequest.MARGARET);
            List<String> report = DemoLetters.drop(
                    officer.product(),
                    Row.of("PEOPLE-1", "CF1003", "outcome-letter", FOR_OLWEN, LETTER),
                    Row.of("PEOPLE-2", "CF1005", "outcome-letter", FOR_MARGARET, LETTER));
            assertEquals(
                    2, report.stream().filter(line -> line.contains("taken")).count(), report.toString());

            citizen.open("");
            views(citizen, "Olwen Price", FOR_OLWEN, FOR_MARGARET);
            citizen.open("");
            views(citizen, "Margaret Ashdown", FOR_MARGARET, FOR_OLWEN);
        }
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
