package org.guildhall.send.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.permission.Role;
import org.guildhall.send.SendFixture;
import org.guildhall.send.action.ActionLine;
import org.guildhall.send.clock.Stage;
import org.guildhall.send.document.DocumentQuery;
import org.guildhall.send.document.PublishedDocument;
import org.guildhall.send.message.MessageLine;
import org.guildhall.send.message.TeamInboxQuery;
import org.guildhall.send.message.ThreadLine;
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
    void aCaseIsUnderWayAndItsParentsSeeWhatTheFileSays() throws IOException {
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
    void whatBelongsToItIsTakenInWithItAndNobodyIsMailed() throws IOException {
        Account caseworker = core.newCaseworker();
        Account mother = core.newCitizen();
        String surname = SendFixture.surname();
        String father = surname.toLowerCase(Locale.ROOT) + "@example.org";
        String people = """
                "caseworker": "%s", "parties": [{"email": "%s"},
                  {"email": "%s", "forename": "Sam", "surname": "%s", "documents": false}]
                """.formatted(caseworker.email(), mother.email(), father, surname);
        String rows = """
                "messages": [
                  {"party": "%1$s", "subject": "Her school", "read": true, "words": [
                    {"from": "party", "ago": 30, "text": "Which school?"}, {"from": "council", "ago": 28, "text": "Yours."}]},
                  {"party": "%1$s", "type": "Something else", "subject": "The bus", "words": [
                    {"from": "party", "ago": 20, "text": "Who pays?"}, {"from": "party", "ago": 20, "text": "Please."}]},
                  {"party": "%2$s", "subject": "His own", "words": [{"from": "council", "ago": 1, "text": "Hello."}]},
                  {"party": "nobody@example.org", "subject": "Lost", "words": [{"from": "party", "ago": 1, "text": "?"}]}],
                "documents": [
                  {"description": "Advice", "kind": "ADVICE", "ago": 40, "text": "She reads.\\nShe writes."},
                  {"description": "Not his", "ago": 3, "text": "For his eyes.", "readers": ["%2$s"]}],
                "actions": [
                  {"party": "%1$s", "form": "parental-preference", "dueIn": 2},
                  {"party": "%2$s", "form": "parental-preference", "dueIn": -2}]
                """.formatted(mother.email(), father);
        assertEquals(
                2, core.training.take("[" + row(surname, people, rows) + "," + row(surname + "2", people, rows) + "]"));

        List<MyChild> children = core.as(mother, () -> core.parties.children());
        CaseId id = children.getFirst().id();
        assertEquals(1L, core.as(mother, () -> core.messages.countInbox(id)));
        assertEquals(0L, core.as(mother, () -> core.messages.unread(id)));
        assertEquals(
                List.of("The bus", "The bus", "Her school"),
                core.as(mother, () -> core.messages.sent(id, 0, 9)).stream()
                        .map(MessageLine::subject)
                        .toList());
        assertEquals(1L, core.as(caseworker, () -> core.teamMessages.unread(id)));
        assertEquals(
                List.of("The bus", "The bus"),
                core
                        .as(
                                caseworker,
                                () -> core.teamMessages.inbox(TeamInboxQuery.waiting(TeamInboxQuery.Whose.MINE), 0, 9))
                        .stream()
                        .map(ThreadLine::subject)
                        .toList());

        List<PublishedDocument> papers = core.as(mother, () -> core.published.list(id, DocumentQuery.newest(), 0, 9));
        assertEquals(
                List.of("Advice"),
                papers.stream().map(PublishedDocument::description).toList());
        assertEquals(core.today().minusDays(40), papers.getFirst().published());
        assertTrue(core.reads(mother, papers.getFirst().file()));
        assertEquals(
                papers.getFirst().file(),
                core.as(mother, () -> core.published.list(children.getLast().id(), DocumentQuery.newest(), 0, 9))
                        .getFirst()
                        .file(),
                "the same words are one file");

        assertEquals(
                List.of(core.today().plusDays(2)),
                core.as(mother, () -> core.actions.list(id)).stream()
                        .map(ActionLine::dueOn)
                        .toList());
        core.run(core.unanswered);
        core.run(core.actionReminders);
        assertEquals(List.of(), core.subjectsTo(mother), "nobody is mailed");
        assertEquals(List.of(), core.subjectsTo(caseworker));
        assertEquals(List.of(), core.mailsTo(father));
        assertEquals(2, core.as(caseworker, () -> core.people.parties(id)).size(), "who had no account has got one");
        assertTrue(core.actions(id)
                .containsAll(List.of("send.message.sent", "send.document.published", "send.action.sent")));
    }

    @Test
    void whatWasTakenBeforeAMistakeStaysAndIsNotTakenAgain() throws IOException {
        String surname = SendFixture.surname();
        List<String> rows = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            rows.add(row(surname + number, "\"parties\": []", "\"actions\": []"));
        }
        rows.add(rows.getFirst());
        List<String> broken = new ArrayList<>(rows);
        broken.set(55, row(surname + 55, "\"parties\": []", "\"actions\": [{\"form\": \"no-such-form\"}]"));
        assertThrows(NotFoundException.class, () -> core.training.take(broken.toString()));
        assertEquals(10, core.training.take(rows.toString()), "fifty were taken before");
        assertEquals(0, core.training.take(rows.toString()));
    }

    private static String row(String reference, String people, String more) {
        return """
                {"reference": "%1$s", "forename": "Leila", "surname": "Child", "ageYears": 8, "ageDays": 3,
                  "house": "9", "street": "Market Place", "postcode": "GH1 1AB", "received": 100, "askedBy": "PROFESSIONAL",
                  "askerName": "A school", "askerEmail": "school@example.org",
                  "events": [{"kind": "DECIDED_TO_ASSESS", "ago": 70}], %2$s, %3$s}
                """.formatted(reference, people, more);
    }

    @Test
    void theDemoDataHasNoMistake() throws IOException {
        String cases =
                Files.readString(Path.of("../distribution/demo/bundle/src/main/resources/send-training/cases.json"));
        Account parent = core.newAccount("citizen@example.org", new PersonName("Amira", "Pemberton"));
        Account other = core.newAccount("second.representative@example.org", new PersonName("Yasmin", "Pemberton"));
        core.withRole(
                core.newAccount("send.caseworker@example.org", new PersonName("Tomos", "Griffiths")), Role.CASEWORKER);
        assertEquals(8, core.training.take(cases));
        assertEquals(0, core.training.take(cases));
        CaseId leila = core.as(parent, () -> core.parties.children()).getFirst().id();
        assertEquals(1L, core.as(parent, () -> core.messages.unread(leila)));
        assertEquals(3L, core.as(parent, () -> core.published.count(leila, DocumentQuery.newest())));
        assertEquals(1L, core.as(parent, () -> core.actions.open(leila)));
        assertEquals(0L, core.as(other, () -> core.published.count(leila, DocumentQuery.newest())));
        assertEquals(List.of(), core.subjectsTo(parent));
    }
}
