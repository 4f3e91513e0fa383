package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.finance.request.NotAssigned.Why;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several requests go into somebody's hands in one step, and what has changed meanwhile is told of (SPEC F12). */
@EachDatabase
@Tag("F12")
class QueueAssignmentTest {
    private final FinanceFixture core;
    private final Account officer;
    private final Account colleague;
    private final String surname = "Ticked" + UUID.randomUUID().toString().substring(0, 8);

    QueueAssignmentTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        officer = core.newOfficer();
        colleague = core.newOfficer();
    }

    @BeforeEach
    void presetSettings() {
        core.settings.reset();
    }

    @Test
    void allThatStandAsTheyWereSeenGoToTheColleagueWhoIsToldByOneMail() {
        AccessRequest first = sent("Ann");
        AccessRequest second = sent("Bea");
        Assigned done = core.as(officer, () -> {
            List<RequestLine> seen = seen();
            core.review.note(first.id(), "A note holds nothing up.");
            return core.assignments.assign(seen, colleague.id().toString());
        });
        assertEquals(new Assigned(2, List.of()), done);
        for (AccessRequest request : List.of(first, second)) {
            assertEquals(colleague.id(), assignee(request));
            assertTrue(
                    core.history("finance.request", request.id()).stream()
                            .anyMatch(entry -> entry.action().equals("finance.request.assigned")
                                    && entry.actor().equals(officer.id().toString())
                                    && entry.details()
                                            .getOrDefault("assignee", "")
                                            .equals(colleague.id().toString())),
                    "each is in the log");
        }
        List<KeptMail> told = core.mailsTo(colleague);
        assertEquals(1, told.size());
        String text = told.getFirst().text();
        assertTrue(text.contains(first.reference()) && text.contains(second.reference()), text);
        assertFalse(text.contains(surname), "no names of those whom it is about");
    }

    @Test
    void whatWasDecidedOrTakenMeanwhileIsToldOfByReferenceAndTheRestIsDone() {
        AccessRequest decided = sent("Ann");
        AccessRequest taken = sent("Bea");
        AccessRequest free = sent("Cis");
        List<RequestLine> seen = core.as(officer, this::seen);
        core.as(colleague, () -> {
            core.review.assignToMe(taken);
            core.review.reject(core.review.open(decided.id()), RejectionReason.NOT_A_FORMAL_ROLE, "");
            return true;
        });
        Assigned done = core.as(
                officer, () -> core.assignments.assign(seen, officer.id().toString()));
        assertEquals(1, done.requests());
        assertEquals(
                Set.of(
                        new NotAssigned(decided.reference(), Why.DECIDED),
                        new NotAssigned(taken.reference(), Why.TAKEN)),
                Set.copyOf(done.left()));
        assertEquals(officer.id(), assignee(free));
        assertEquals(colleague.id(), assignee(taken));
        assertEquals(List.of(), core.mailsTo(officer), "nobody is told of what they did themselves");
    }

    @Test
    void whatWasSeenInSomebodysHandsCanBeHandedOn() {
        AccessRequest request = sent("Ann");
        core.as(colleague, () -> {
            core.review.assignToMe(request);
            return true;
        });
        assertEquals(
                new Assigned(1, List.of()),
                core.as(
                        officer,
                        () -> core.assignments.assign(seen(), officer.id().toString())));
        assertEquals(officer.id(), assignee(request));
    }

    @Test
    void whatAColleagueHasTakenMeanwhileIsNotTakenFromThemOnAStalePage() {
        AccessRequest stale = sent("Ann");
        core.as(colleague, () -> {
            core.review.assignToMe(stale);
            return true;
        });
        for (Runnable attempt :
                List.<Runnable>of(() -> core.review.assignToMe(stale), () -> core.review.unassign(stale))) {
            RefusedException refused = assertThrows(
                    RefusedException.class,
                    () -> core.as(officer, () -> {
                        attempt.run();
                        return true;
                    }));
            assertEquals("finance.review.changed", refused.textKey());
        }
        assertEquals(colleague.id(), assignee(stale));
    }

    @Test
    void nobodyIsGivenTheirOwnRequestOrGivesItAway() {
        AccessRequest own = Requests.sent(core, colleague, new PersonName("Ann", surname));
        for (Account actor : List.of(officer, colleague)) {
            Assigned done = core.as(
                    actor, () -> core.assignments.assign(seen(), colleague.id().toString()));
            assertEquals(0, done.requests());
            assertEquals(
                    actor.equals(officer) ? Why.OWN_OF_COLLEAGUE : Why.OWN,
                    done.left().getFirst().why());
        }
        assertNull(assignee(own));
        assertEquals(0, core.refused(officer.id().toString()));
        assertEquals(1, core.refused(colleague.id().toString()), "who took hold of their own is on record");
    }

    @Test
    @Tag("C9")
    void onlyThoseWhoDecideAssignAndAreAssignedTo() {
        AccessRequest request = sent("Ann");
        Account manager = core.newManager();
        List<RequestLine> seen = core.as(manager, this::seen);
        assertThrows(
                NotPermittedException.class,
                () -> core.as(
                        manager,
                        () -> core.assignments.assign(seen, officer.id().toString())));
        assertThrows(NotPermittedException.class, () -> core.as(manager, core.assignments::colleagues));
        for (String nobody :
                List.of(manager.id().toString(), core.newCitizen().id().toString(), "", "x")) {
            assertEquals(
                    List.of("finance.queue.assign.nobody"),
                    problems(() -> core.as(officer, () -> core.assignments.assign(seen, nobody))));
        }
        assertEquals(
                List.of("finance.queue.assign.none"),
                problems(() -> core.as(
                        officer,
                        () -> core.assignments.assign(List.of(), officer.id().toString()))));
        assertNull(assignee(request));
        core.as(officer, () -> {
            List<AccountId> offered =
                    core.assignments.colleagues().stream().map(Account::id).toList();
            assertEquals(officer.id(), offered.getFirst());
            assertTrue(offered.contains(colleague.id()));
            assertFalse(offered.contains(manager.id()));
            return true;
        });
    }

    private AccessRequest sent(String forename) {
        return Requests.sent(core, core.newCitizen(), new PersonName(forename, surname));
    }

    private List<RequestLine> seen() {
        return core.review.queue(QueueQuery.of(QueueFilter.ALL_OPEN).holding(surname), 0, 50);
    }

    private @org.jspecify.annotations.Nullable AccountId assignee(AccessRequest request) {
        return Optional.ofNullable(
                        core.as(officer, () -> core.review.open(request.id())).assignee())
                .orElse(null);
    }

    private static List<String> problems(org.junit.jupiter.api.function.Executable refused) {
        return assertThrows(InvalidInputException.class, refused).problems().stream()
                .map(FieldProblem::textKey)
                .toList();
    }
}
