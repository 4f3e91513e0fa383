package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people write stands in the database sealed, and is read as they wrote it. */
@EachDatabase
@Tag("E1")
class KeptWordsTest {
    private static final PersonName ROSE = new PersonName("Rose", "Hill");

    private final FinanceFixture core;
    private final Account citizen;
    private final Account officer;

    KeptWordsTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        citizen = core.newCitizen();
        officer = core.newOfficer();
    }

    @Test
    void neitherAnswersNorWordsCanBeReadInTheDatabase() {
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        // as long as words may be, of letters that take most room
        String longest = "語".repeat(4_000);
        core.as(officer, () -> {
            core.review.note(request.id(), "Called about the Mill Lane house.");
            core.review.askForMore(core.review.open(request.id()), "Which house do you mean?");
            return true;
        });
        core.as(citizen, () -> core.requests.answer(request.id(), longest, List.of()));
        core.as(officer, () -> {
            core.review.reject(core.review.open(request.id()), RejectionReason.OTHER, longest);
            return true;
        });

        for (String raw : raw(request)) {
            // each with a character that Base64 has not: what is sealed never holds one by chance
            for (String open : List.of("Mill Lane", " house ", "someone-else", "1941-03-09", "語")) {
                assertFalse(raw.contains(open), raw);
            }
        }
        core.as(officer, () -> {
            assertEquals(request.answers(), core.review.open(request.id()).answers());
            assertEquals(
                    longest,
                    Objects.requireNonNull(core.review.open(request.id()).decision())
                            .words());
            assertEquals(
                    List.of("Which house do you mean?", longest),
                    core.review.thread(request.id()).stream()
                            .map(RequestMessage::text)
                            .toList());
            assertEquals(
                    "Called about the Mill Lane house.",
                    core.review.notes(request.id()).getFirst().text());
            return true;
        });
    }

    @Test
    void whatWasKeptBeforeIsReadAsItIs() {
        AccessRequest request = Requests.sent(core, citizen, ROSE);
        core.as(officer, () -> {
            core.review.note(request.id(), "New");
            return true;
        });
        update(
                "update AccessRequest r set r.answers = :text where r.id = :id",
                request.id().value(),
                """
                {"who":"myself","requesterName":{"forename":"Rose","surname":"Hill"},"ownDateOfBirth":"1941-03-09",\
                "ownAddress":{"street":"Mill Lane","town":"Ambleford","postcode":"WR5 2NP"},"contactMethod":"email"}""");
        update(
                "update RequestMessage m set m.words = :text where m.requestId = :id",
                request.id().value(),
                "Old");
        core.as(officer, () -> {
            assertEquals(
                    "Mill Lane",
                    core.review.open(request.id()).represented().address().street());
            assertEquals("Old", core.review.notes(request.id()).getFirst().text());
            return true;
        });
    }

    private List<String> raw(AccessRequest request) {
        return core.database().call(entities -> {
            AccessRequestEntity row = RequestRecords.get(entities, request.id());
            List<String> words = entities.createQuery(
                            "select m.words from RequestMessage m where m.requestId = :id", String.class)
                    .setParameter("id", row.id)
                    .getResultList();
            assertEquals(3, words.size());
            return Stream.concat(words.stream(), Stream.of(row.answers, String.valueOf(row.decisionWords)))
                    .toList();
        });
    }

    private void update(String statement, UUID id, String text) {
        core.database()
                .run(entities -> entities.createQuery(statement)
                        .setParameter("text", text)
                        .setParameter("id", id)
                        .executeUpdate());
    }
}
