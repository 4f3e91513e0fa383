package org.guildhall.send.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.guildhall.api.account.Account;
import org.guildhall.send.SendFixture;
import org.guildhall.send.clock.Stage;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Test;

/** Made-up cases of a test instance. */
@EachDatabase
class TrainingCasesTest {
    private final SendFixture core;

    TrainingCasesTest(DatabasePlace place) {
        core = SendFixture.of(place);
    }

    @Test
    void aCaseIsUnderWayAndItsParentsSeeWhatTheFileSays() {
        Account caseworker = core.newCaseworker();
        Account parent = core.newCitizen();
        Account other = core.newCitizen();
        String surname = SendFixture.surname();
        String file = """
                [{"reference": "%1$s", "forename": "Leila", "surname": "%1$s", "ageYears": 8, "ageDays": 3,
                  "house": "9", "street": "Market Place", "postcode": "GH1 1AB", "received": 100, "askedBy": "PARENT",
                  "askerName": "A Parent", "askerEmail": "%2$s", "caseworker": "%3$s",
                  "events": [{"kind": "DECIDED_TO_ASSESS", "ago": 70}],
                  "parties": [{"email": "%2$s"}, {"email": "%4$s", "dates": false}]}]
                """.formatted(surname, parent.email(), caseworker.email(), other.email());
        assertEquals(1, core.training.take(file));
        assertEquals(0, core.training.take(file), "a second time there is nothing to do");
        MyChild child = core.as(parent, () -> core.parties.children()).getFirst();
        Dashboard dashboard = core.as(parent, () -> core.parties.dashboard(child.id()));
        assertEquals(Stage.ASSESSMENT_AND_ADVICE, dashboard.stage());
        assertFalse(dashboard.dates().isEmpty());
        assertEquals(
                List.of(),
                core.as(other, () -> core.parties.dashboard(child.id())).dates());
        assertTrue(core.as(caseworker, () -> core.cases.isMine(child.id())));
        assertEquals(List.of(), core.subjectsTo(parent), "nobody is mailed");
    }

    @Test
    void theDemoDataHasNoMistake() throws IOException {
        String cases =
                Files.readString(Path.of("../distribution/demo/bundle/src/main/resources/send-training/cases.json"));
        assertTrue(core.training.take(cases) <= 8);
        assertEquals(0, core.training.take(cases));
    }
}
