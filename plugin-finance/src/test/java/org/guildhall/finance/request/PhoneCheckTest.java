package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.person.Person;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.finance.grant.PersonChange;
import org.guildhall.finance.request.PhoneAnswer.Outcome;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was said on the telephone, and what else speaks against an approval, is not passed over (SPEC F12). */
@EachDatabase
@Tag("F12")
class PhoneCheckTest {
    private static final PersonName ROSE = new PersonName("Rose", "Hill");

    private final FinanceFixture core;
    private final Account citizen;
    private final Account officer;
    private final Person rose;
    private final AccessRequest request;

    PhoneCheckTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        core.settings.reset();
        citizen = core.newCitizen();
        officer = core.newOfficer();
        rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
        request = Requests.sent(core, citizen, ROSE);
    }

    @BeforeEach
    void presetSettings() {
        core.settings.reset();
    }

    @Test
    void theScriptIsTheCouncilsOwnInBothLanguagesOrTheShippedOne() {
        core.as(officer, () -> {
            assertEquals(5, core.phoneChecks.script().size());
            assertEquals(
                    new Wording("Full name", "Enw llawn"),
                    core.phoneChecks.script().getFirst());
            core.settings.set("phoneQuestions", new String[] {"Which bank%3B which branch?|Pa fanc?", "", "full-name"});
            assertEquals(
                    List.of(
                            new Wording("Which bank; which branch?", "Pa fanc?"),
                            new Wording("Full name", "Enw llawn")),
                    core.phoneChecks.script());
            core.settings.set("phoneQuestions", new String[0]);
            assertEquals(List.of(), core.phoneChecks.script());
            return true;
        });
        assertEquals(
                List.of("finance.phone.problem.english", "finance.phone.problem.twice", "finance.phone.problem.long"),
                new PhoneScript()
                                .problems(Map.of(
                                        "phoneQuestions", List.of("|Cymraeg", "Name", "Name|Enw", "x".repeat(301))))
                                .stream()
                                .map(FieldProblem::textKey)
                                .toList());
    }

    @Test
    void aCallIsKeptWithItsTimeAndOfficerAndNeverShownToTheRequester() {
        core.as(officer, () -> {
            note(Outcome.MATCHES, Outcome.DOES_NOT_MATCH);
            return true;
        });
        PhoneCheck call =
                core.as(officer, () -> core.phoneChecks.calls(request.id())).getFirst();
        assertEquals(officer.id(), call.officer());
        assertEquals(core.clock.instant(), call.at());
        assertEquals(
                List.of(
                        Outcome.MATCHES,
                        Outcome.DOES_NOT_MATCH,
                        Outcome.NOT_ASKED,
                        Outcome.NOT_ASKED,
                        Outcome.NOT_ASKED),
                call.answers().stream().map(PhoneAnswer::outcome).toList());
        assertEquals(List.of(), core.as(citizen, () -> core.requests.myThread(request.id())));
        assertEquals(List.of(), core.as(officer, () -> core.review.thread(request.id())));
        assertTrue(actions().contains("finance.request.phone-checked"));
        String kept = core.database()
                .call(entities -> entities.createQuery(
                                "select m.words from RequestMessage m where m.requestId = :id", String.class)
                        .setParameter("id", request.id().value())
                        .getSingleResult());
        assertFalse(kept.contains("Full name"), "sealed");
    }

    @Test
    void aCallNeedsAnAnswerAndIsNobodysOwn() {
        InvalidInputException none = assertThrows(
                InvalidInputException.class,
                () -> core.as(officer, () -> {
                    note(Outcome.NOT_ASKED);
                    return true;
                }));
        assertEquals("finance.phone.none-asked", none.problems().getFirst().textKey());
        AccessRequest own = Requests.sent(core, officer, new PersonName("Tom", "Hill"));
        RefusedException refused = assertThrows(
                RefusedException.class,
                () -> core.as(officer, () -> {
                    core.phoneChecks.note(own.id(), answers(Outcome.MATCHES));
                    return true;
                }));
        assertEquals("finance.review.own-request", refused.textKey());
        assertTrue(core.refusals(officer.id().toString(), 9).stream()
                .anyMatch(entry -> own.id().toString().equals(entry.subjectId())));
        Account manager = core.newManager();
        assertThrows(
                NotPermittedException.class,
                () -> core.as(manager, () -> {
                    core.phoneChecks.note(request.id(), answers(Outcome.MATCHES));
                    return true;
                }));
    }

    @Test
    void anAnswerThatDoesNotMatchIsConfirmedWithAReasonThatIsKept() {
        Approval approval = new Approval(rose.id(), Set.of(), null);
        core.as(officer, () -> {
            note(Outcome.DOES_NOT_MATCH);
            // not to ask again puts nothing right
            note(Outcome.NOT_ASKED, Outcome.MATCHES);
            assertEquals(
                    List.of(InSpite.OF_CALLS, InSpite.WHY),
                    fields(() -> core.review.approve(core.review.open(request.id()), approval)));
            assertEquals(
                    List.of(InSpite.WHY),
                    fields(() -> core.review.approve(
                            core.review.open(request.id()), approval, Set.of(), new InSpite(false, true, " "))));
            assertTrue(core.review.approve(
                    core.review.open(request.id()),
                    approval,
                    Set.of(),
                    new InSpite(false, true, "She gave her maiden name.")));
            assertTrue(core.review.notes(request.id()).getLast().text().endsWith("She gave her maiden name."));
            return true;
        });
        assertEquals("phone-check", inSpiteOf().orElseThrow());
    }

    @Test
    void aLaterAnswerThatMatchesPutsItRight() {
        core.as(officer, () -> {
            note(Outcome.DOES_NOT_MATCH);
            core.clock.advance(java.time.Duration.ofMinutes(1));
            note(Outcome.MATCHES);
            assertTrue(core.review.approve(core.review.open(request.id()), new Approval(rose.id(), Set.of(), null)));
            return true;
        });
        assertEquals(Optional.empty(), inSpiteOf());
    }

    @Test
    @Tag("F13")
    void aDeathOrLossOfCapacityIsShownAndConfirmed() {
        core.as(officer, () -> {
            assertEquals(Set.of(), core.review.changes(rose.id()));
            LocalDate today = LocalDate.ofInstant(core.clock.instant(), Deadline.ZONE);
            core.personChanges.note(rose.id(), "lost-capacity", Optional.of(today), Set.of());
            core.personChanges.note(rose.id(), "died", Optional.of(today), Set.of());
            assertEquals(Set.of(PersonChange.values()), core.review.changes(rose.id()));
            Approval approval = new Approval(rose.id(), Set.of(), null);
            assertEquals(
                    List.of(InSpite.OF_CHANGE, InSpite.OF_CHANGE),
                    fields(() -> core.review.approve(core.review.open(request.id()), approval)));
            assertTrue(core.review.approve(
                    core.review.open(request.id()), approval, Set.of(), new InSpite(true, false, "")));
            return true;
        });
        assertEquals("died, lost-capacity", inSpiteOf().orElseThrow());
    }

    private void note(Outcome... outcomes) {
        core.phoneChecks.note(request.id(), answers(outcomes));
    }

    private List<PhoneAnswer> answers(Outcome... outcomes) {
        List<Wording> script = core.phoneChecks.script();
        return Stream.iterate(0, number -> number + 1)
                .limit(script.size())
                .map(number -> new PhoneAnswer(
                        script.get(number), number < outcomes.length ? outcomes[number] : Outcome.NOT_ASKED))
                .toList();
    }

    private List<String> actions() {
        return core.history("finance.request", request.id()).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private Optional<String> inSpiteOf() {
        return core.history("finance.request", request.id()).stream()
                .filter(entry -> entry.action().equals("finance.request.approved"))
                .findFirst()
                .map(entry -> entry.details().get("in-spite-of"));
    }

    private static List<String> fields(org.junit.jupiter.api.function.Executable refused) {
        return assertThrows(InvalidInputException.class, refused).problems().stream()
                .map(FieldProblem::field)
                .toList();
    }
}
