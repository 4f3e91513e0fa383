package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.guildhall.product.DemoLetters.Row;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole product on the database that comes with it, and on PostgreSQL by its settings alone. */
@EachDatabase
class EachDatabaseJourneyTest {
    private final DatabasePlace place;

    EachDatabaseJourneyTest(DatabasePlace place) {
        this.place = place;
    }

    @Test
    @Tag("K1")
    @Tag("D1")
    @Tag("F8")
    void aRequestIsThereOnceAfterAPowerCutAndLeadsToALetter() {
        NewPerson person = NewPerson.somebody();
        AccessRequest.Represented about = AccessRequest.OLWEN;
        try (Product product = Product.at(Product.freshFolder("journey-" + place.name()))
                        .on(place)
                        .start();
                Visitor citizen = Visitor.of(product);
                Visitor officer = Visitor.of(product)) {
            assertEquals(
                    place.name().equals("derby"),
                    Files.exists(product.data().resolve("db")),
                    "an embedded database lies in the data folder of an instance without settings, and of no other");
            DemoLetters.awaitFirst(product);
            SignIn.register(citizen, person);
            AccessRequest.begin(citizen);
            AccessRequest.answer(citizen, person, about, Labels.POA);
            Mailbox.Mark before = citizen.mailbox().mark(person.email());
            String reference = AccessRequest.send(citizen);

            product.kill();
            product.start();
            citizen.mailbox().next(before, reference);
            citizen.open("sign-in");
            citizen.reached(Labels.LOGIN_1);
            SignIn.finish(citizen, person.email(), person.password());
            citizen.signedInAs(person.fullName());
            citizen.open("");
            citizen.reached("Welcome, " + person.forename()).sees(reference);
            assertEquals(1, requests(citizen), "the request is there once");

            SignIn.demo(officer, SignIn.OFFICER);
            Officer.open(officer, reference, about);
            Officer.approve(officer, about);
            assertTrue(
                    DemoLetters.drop(
                                    product,
                                    Row.of(
                                            "AFTER-THE-CUT",
                                            "CF1003",
                                            "invoice",
                                            "After the power cut",
                                            "invoice-2026-10.pdf"))
                            .get(1)
                            .contains("taken"),
                    "a letter is taken");
            citizen.open("");
            citizen.press("View documents of " + about.fullName()).sees("After the power cut");
            assertEquals(
                    1,
                    citizen.mailbox().to(person.email()).stream()
                            .filter(mail -> mail.text().contains(reference)
                                    && mail.subject().contains("received"))
                            .count(),
                    "and so is its mail");
        }
    }

    private static int requests(Visitor visitor) {
        return (int) Pattern.compile("\\bCFP-[0-9A-Z]{4}-[0-9A-Z]{4}\\b")
                .matcher(visitor.page().getByRole(AriaRole.MAIN).innerText())
                .results()
                .count();
    }
}
