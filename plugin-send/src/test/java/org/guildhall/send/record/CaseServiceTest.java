package org.guildhall.send.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.account.WorkInHand;
import org.guildhall.api.address.Address;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.send.SendFixture;
import org.guildhall.send.clock.EventKind;
import org.guildhall.send.clock.PhaseTransfer;
import org.guildhall.send.clock.Stage;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What staff do with cases. */
@EachDatabase
@Tag("G10")
class CaseServiceTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 5, 4);

    private final SendFixture core;
    private final Account caseworker;
    private final String surname = SendFixture.surname();

    CaseServiceTest(DatabasePlace place) {
        core = SendFixture.of(place);
        caseworker = core.newCaseworker();
    }

    @BeforeEach
    void aMondayMorning() {
        core.clock.set(Instant.parse("2026-05-04T09:00:00Z"));
    }

    @Test
    void aCaseOpenedByHandStartsTheClockAndKeepsWhatWasTyped() {
        CaseDetails child = new CaseDetails(
                new PersonName("Robin", surname),
                SendFixture.BORN,
                SendFixture.HOME,
                "LL-1-" + surname,
                List.of(new PhaseTransfer(PhaseTransfer.Kind.INFANT_TO_JUNIOR, LocalDate.of(2026, 9, 1))));
        CaseId id = core.as(
                caseworker,
                () -> core.cases.open(
                        new NewCase(child, MONDAY.minusDays(3), AskedBy.PARENT, "Sam", "Sam@Example.org ")));
        SendCase kept = find(id);
        assertEquals(child, kept.details());
        assertEquals("sam@example.org", kept.askerEmail());
        assertTrue(kept.reference().matches("EHC-[2-9A-Z]{4}-[2-9A-Z]{4}"), kept.reference());
        assertNull(kept.caseworker());
        assertEquals(Stage.DECISION_WHETHER_TO_ASSESS, kept.stage());
        CaseLine line = only(CaseQuery.open());
        assertEquals("decide-whether-to-assess", line.nextRule());
        assertEquals(MONDAY.minusDays(3).plusWeeks(6), line.nextLimit());
        assertEquals(List.of("send.case.viewed", "send.case.opened"), core.actions(id));
        assertEquals(
                List.of(EventKind.REQUEST_RECEIVED),
                core.as(caseworker, () -> core.history.events(id)).stream()
                        .map(NotedEvent::kind)
                        .toList());
    }

    @Test
    void whatIsWrongIsToldAtOnceAndNothingIsKept() {
        NewCase wrong = new NewCase(
                CaseDetails.of(new PersonName(" ", "x".repeat(101)), MONDAY.plusDays(9), Address.EMPTY),
                MONDAY.plusDays(1),
                AskedBy.PARENT,
                "",
                "nobody");
        assertEquals(
                List.of("received", "forename", "surname", "birth", "askerEmail"),
                problems(() -> core.cases.open(wrong)));
        assertEquals(
                List.of("birth"),
                problems(() -> core.cases.open(new NewCase(
                        SendFixture.child(surname, MONDAY.minusYears(25)), MONDAY, AskedBy.PARENT, "", ""))));
        assertEquals(0, count(CaseQuery.open()));
        CaseDetails first = new CaseDetails(
                new PersonName("Robin", surname), SendFixture.BORN, Address.EMPTY, "LL-" + surname, List.of());
        core.open(caseworker, first, MONDAY);
        assertEquals(List.of("formerReference"), problems(() -> core.open(caseworker, first, MONDAY)));
    }

    @Test
    void whatIsKnownOfTheChildIsChangedByOneAtATime() {
        CaseId id = open(MONDAY);
        SendCase seen = find(id);
        CaseDetails changed = SendFixture.child(surname + "-Jones", SendFixture.BORN.minusDays(1));
        core.by(caseworker, () -> core.cases.describe(seen, changed));
        assertEquals(changed, find(id).details());
        assertEquals(1, count(CaseQuery.open().holding("jones " + surname)), "found by the new name, in any order");
        assertEquals("send.case.changed", no(caseworker, () -> core.cases.describe(seen, changed)));
    }

    @Test
    void listsAreSearchedFilteredSortedAndPagedByTheDatabase() {
        CaseId early = open(MONDAY.minusWeeks(7));
        CaseId soon = open(MONDAY.minusWeeks(5));
        CaseId later = open(MONDAY.minusWeeks(1));
        CaseId today = open(MONDAY);
        assertEquals(List.of(early, soon, later, today), list(CaseQuery.open()));
        assertEquals(List.of(today, later, soon, early), list(CaseQuery.open().by(CaseQuery.Order.LIMIT, true)));
        assertEquals(List.of(today, later, soon, early), list(CaseQuery.open().by(CaseQuery.Order.RECEIVED, true)));
        assertEquals(List.of(early), list(CaseQuery.open().with(CaseQuery.Limit.OVERDUE)));
        assertEquals(List.of(soon), list(CaseQuery.open().with(CaseQuery.Limit.DUE)));
        assertTrue(only(CaseQuery.open().with(CaseQuery.Limit.OVERDUE)).isOverdue(MONDAY));
        assertEquals(List.of(today), list(CaseQuery.open().at(Stage.REQUEST_RECEIVED)));
        assertEquals(
                today, list(CaseQuery.open().by(CaseQuery.Order.STAGE, false)).getFirst());
        assertEquals(
                List.of(soon, later),
                core.as(caseworker, () -> core.cases.list(mine(CaseQuery.open()), 1, 2)).stream()
                        .map(CaseLine::id)
                        .toList());
        String reference = find(later).reference();
        assertEquals(
                List.of(later),
                core
                        .as(
                                caseworker,
                                () -> core.cases.list(
                                        CaseQuery.open().holding(reference.toLowerCase(Locale.ROOT)), 0, 10))
                        .stream()
                        .map(CaseLine::id)
                        .toList());
        assertEquals(0, count(CaseQuery.open().holding("%")), "a sign of patterns stands for itself");
        for (CaseQuery.Order order : CaseQuery.Order.values()) {
            assertEquals(4, list(CaseQuery.open().by(order, false)).size(), order.name());
        }
        core.days(1);
        assertEquals(List.of(early), list(CaseQuery.open().with(CaseQuery.Limit.OVERDUE)));
        core.days(7);
        assertEquals(
                List.of(early, soon),
                list(CaseQuery.open().with(CaseQuery.Limit.OVERDUE)),
                "that a limit has passed needs no job");
    }

    @Test
    void stagesAreBroughtUpToTheDay() {
        CaseId id = open(MONDAY);
        core.days(1);
        assertEquals(List.of(id), list(CaseQuery.open().at(Stage.REQUEST_RECEIVED)));
        core.rederive();
        assertEquals(List.of(id), list(CaseQuery.open().at(Stage.DECISION_WHETHER_TO_ASSESS)));
    }

    @Test
    void casesAreAssignedOneBySeveralAndTheTeamHasTheRest() {
        CaseId one = open(MONDAY);
        CaseId two = open(MONDAY);
        CaseId closed = open(MONDAY);
        core.by(caseworker, () -> core.cases.close(closed, "Moved away."));
        Account colleague = core.newCaseworker();
        assertEquals(
                new CasesChanged(List.of(one, two), List.of(closed)),
                core.as(caseworker, () -> core.cases.assign(List.of(one, two, closed), colleague.id())));
        assertEquals(List.of(one, two), list(CaseQuery.open().ofCaseworker(colleague.id())));
        assertEquals(List.of("Cases have been assigned to you"), core.subjectsTo(colleague), "one mail tells of both");
        String told = core.mailsTo(colleague.email()).getFirst().text();
        assertTrue(
                told.contains(find(one).reference()) && told.contains(find(two).reference()), told);
        assertTrue(told.contains("/send/cases?list=mine"), told);
        assertFalse(told.contains(closed.toString()), told);
        core.by(colleague, () -> core.cases.assign(List.of(one), colleague.id()));
        assertEquals(1, core.subjectsTo(colleague).size(), "they have it already");
        assertEquals(List.of(), list(CaseQuery.of(CaseQuery.Whose.TEAM)));
        assertEquals(
                List.of(one, two),
                core.as(colleague, () -> core.cases.list(mine(CaseQuery.of(CaseQuery.Whose.MINE)), 0, 10)).stream()
                        .map(CaseLine::id)
                        .toList());
        core.by(caseworker, () -> core.cases.assign(List.of(two), null));
        assertEquals(List.of(two), list(CaseQuery.of(CaseQuery.Whose.TEAM)));
        assertEquals(
                "send.assign.cannot",
                no(
                        caseworker,
                        () -> core.cases.assign(List.of(one), core.newCitizen().id())));
        assertTrue(core.actions(two).contains("send.case.unassigned"));
        Account parent = core.newCaseworker();
        core.linkSent(caseworker, one, parent.email());
        assertEquals(
                new CasesChanged(List.of(), List.of(one)),
                core.as(caseworker, () -> core.cases.assign(List.of(one), parent.id())),
                "nobody gets a case of their own family");
    }

    @Test
    @Tag("G7")
    void aCoveringColleagueSeesTheWorkAsTheirs() {
        CaseId id = open(MONDAY);
        Account colleague = core.newCaseworker();
        core.by(caseworker, () -> core.cases.assign(List.of(id), caseworker.id()));
        assertEquals(List.of(caseworker.id()), inCharge(id));
        CoverId cover = core.as(
                caseworker,
                () -> core.covers.cover(caseworker.id(), colleague.id(), MONDAY.plusDays(1), MONDAY.plusDays(2)));
        assertFalse(seesAsOwn(colleague, id), "not yet");
        assertEquals(List.of("You cover the cases of a colleague"), core.subjectsTo(colleague));
        assertTrue(core.mailsTo(colleague.email())
                .getFirst()
                .text()
                .contains(caseworker.details().name().full()));
        core.days(1);
        assertTrue(seesAsOwn(colleague, id));
        assertTrue(core.as(colleague, () -> core.cases.isMine(id)));
        assertEquals(List.of(colleague.id()), inCharge(id));
        core.days(1);
        assertTrue(seesAsOwn(colleague, id), "the last day too");
        core.days(1);
        assertFalse(seesAsOwn(colleague, id), "no more");
        assertTrue(seesAsOwn(caseworker, id));
        CoverId again = core.as(
                caseworker, () -> core.covers.cover(caseworker.id(), colleague.id(), core.today(), core.today()));
        assertTrue(seesAsOwn(colleague, id));
        core.by(caseworker, () -> core.covers.endCover(again));
        assertFalse(seesAsOwn(colleague, id));
        assertEquals(
                "You no longer cover the cases of a colleague",
                core.subjectsTo(colleague).getFirst());
        assertFalse(core.as(caseworker, () -> core.covers.covers()).stream()
                .anyMatch(known -> known.id().equals(cover)));
        assertEquals(
                List.of("caseworker", "colleague", "until"),
                problems(() -> core.covers.cover(
                        core.newCitizen().id(), core.newManager().id(), MONDAY, MONDAY.minusDays(1))));
    }

    @Test
    void theTeamHasACaseWhoseCaseworkerMayNoLongerWorkOnIt() {
        Account colleague = core.newCaseworker();
        CaseId id = open(MONDAY);
        core.by(caseworker, () -> core.cases.assign(List.of(id), colleague.id()));
        assertEquals(List.of(colleague.id()), inCharge(id));
        core.withoutRoles(colleague);
        assertTrue(inCharge(id).contains(caseworker.id()));
        assertFalse(inCharge(id).contains(colleague.id()));
    }

    @Test
    void aColleagueOfTheChildsFamilyWhoCoversIsNotInChargeOfTheCase() {
        Account family = core.newCaseworker();
        Account other = core.newCaseworker();
        CaseId id = open(MONDAY);
        core.activeParent(caseworker, id, family);
        core.by(caseworker, () -> {
            core.cases.assign(List.of(id), caseworker.id());
            core.covers.cover(caseworker.id(), family.id(), core.today(), core.today());
        });
        assertFalse(inCharge(id).contains(family.id()));
        assertTrue(inCharge(id).containsAll(List.of(caseworker.id(), other.id())), "the team has it");
    }

    @Test
    void noListShowsTheCasesOfOnesOwnFamily() {
        Account family = core.newCaseworker();
        String email = family.email();
        CaseDetails child = SendFixture.child(surname, SendFixture.BORN);
        CaseId asParty = core.open(caseworker, child, MONDAY);
        core.activeParent(caseworker, asParty, family);
        CaseId asInvited = core.open(caseworker, child, MONDAY);
        core.linkSent(caseworker, asInvited, email);
        CaseId asAsker =
                core.as(caseworker, () -> core.cases.open(new NewCase(child, MONDAY, AskedBy.PARENT, "Sam", email)));
        CaseId asSchool = core.as(
                caseworker, () -> core.cases.open(new NewCase(child, MONDAY, AskedBy.PROFESSIONAL, "Sam", email)));
        CaseQuery all = mine(CaseQuery.open());
        assertEquals(4L, core.as(caseworker, () -> core.cases.count(all)));
        assertEquals(
                List.of(asSchool),
                core.as(family, () -> core.cases.list(all, 0, 10)).stream()
                        .map(CaseLine::id)
                        .toList());
        assertEquals(1L, core.as(family, () -> core.cases.count(all)));
        for (CaseId own : List.of(asParty, asInvited, asAsker)) {
            Account parent = core.newCitizen();
            core.accept(parent, core.linkSent(caseworker, own, parent.email()));
            assertTrue(waiting(caseworker).contains(own));
            assertFalse(waiting(family).contains(own));
            assertTrue(comingOfAge(caseworker).contains(own));
            assertFalse(comingOfAge(family).contains(own));
        }
    }

    private List<CaseId> waiting(Account account) {
        return core.as(account, () -> core.invitations.waiting()).stream()
                .map(waiting -> waiting.invitation().caseId())
                .toList();
    }

    /** Within twenty years all children do. */
    private List<CaseId> comingOfAge(Account account) {
        return core.as(account, () -> core.people.comingOfAge(20 * 366)).stream()
                .map(coming -> coming.party().caseId())
                .toList();
    }

    private boolean seesAsOwn(Account account, CaseId id) {
        return core.as(account, () -> core.cases.list(mine(CaseQuery.of(CaseQuery.Whose.MINE)), 0, 10)).stream()
                .anyMatch(line -> line.id().equals(id));
    }

    private List<Object> inCharge(CaseId id) {
        return core.team.inCharge(id).stream().<Object>map(Account::id).toList();
    }

    @Test
    void aClosedCaseIsNotChangedUntilItIsOpenedAgain() {
        CaseId id = open(MONDAY.minusWeeks(7));
        assertEquals(List.of("why"), problems(() -> core.cases.close(id, " ")));
        core.by(caseworker, () -> core.cases.close(id, "The family moved away."));
        SendCase closed = find(id);
        assertEquals("The family moved away.", closed.closedWhy());
        assertEquals(MONDAY, closed.closedOn());
        assertEquals(List.of(), list(CaseQuery.open()));
        assertNull(only(CaseQuery.open().in(CaseState.CLOSED)).nextLimit());
        assertEquals(
                "send.case.closed",
                no(caseworker, () -> core.history.note(id, NewEvent.of(EventKind.DECIDED_TO_ASSESS, MONDAY, ""))));
        core.by(caseworker, () -> core.cases.reopen(id));
        assertEquals(List.of(id), list(CaseQuery.open().with(CaseQuery.Limit.OVERDUE)));
        assertEquals("send.case.changed", no(caseworker, () -> core.cases.reopen(id)));
    }

    @Test
    void notesAreForStaffAndLookingIsAudited() {
        CaseId id = open(MONDAY);
        core.by(caseworker, () -> core.cases.addNote(id, " Rang the school. "));
        CaseNote note = core.as(core.newManager(), () -> core.cases.notes(id)).getFirst();
        assertEquals("Rang the school.", note.text());
        assertEquals(caseworker.id(), note.author());
        find(id);
        assertEquals(List.of("send.case.viewed", "send.note.added", "send.case.opened"), core.actions(id));
        assertEquals(3, core.as(core.newManager(), () -> core.cases.history(id)).size());
    }

    @Test
    void openCasesOfWhoeverLeavesGoBackToTheTeam() {
        CaseId id = open(MONDAY);
        core.by(caseworker, () -> core.cases.assign(List.of(id), caseworker.id()));
        assertEquals(List.of(new WorkInHand("send.in-hand", 1)), core.inHand.inHand(caseworker.id()));
        core.by(core.newAdministrator(), () -> core.inHand.handOn(caseworker.id()));
        assertEquals(List.of(new WorkInHand("send.in-hand", 0)), core.inHand.inHand(caseworker.id()));
        assertEquals(List.of(id), list(CaseQuery.of(CaseQuery.Whose.TEAM)));
        assertTrue(core.texts.has("send.in-hand"));
    }

    @Test
    void theRadarCountsByStageAndCaseworker() {
        BreachRadar before = core.as(caseworker, () -> core.figures.radar());
        CaseId early = open(MONDAY.minusWeeks(7));
        open(MONDAY.minusWeeks(5));
        open(MONDAY);
        core.by(caseworker, () -> core.cases.assign(List.of(early), caseworker.id()));
        BreachRadar after = core.as(core.newManager(), () -> core.figures.radar());
        assertEquals(before.all().plus(new BreachRadar.Counts(3, 1, 1)), after.all());
        assertEquals(new BreachRadar.Counts(1, 0, 1), after.byCaseworker().get(Optional.of(caseworker.id())));
        assertEquals(
                before.byCaseworker()
                        .getOrDefault(Optional.empty(), BreachRadar.Counts.NONE)
                        .plus(new BreachRadar.Counts(2, 1, 0)),
                after.byCaseworker().get(Optional.empty()));
        assertEquals(
                counts(before, Stage.DECISION_WHETHER_TO_ASSESS).plus(new BreachRadar.Counts(2, 1, 1)),
                counts(after, Stage.DECISION_WHETHER_TO_ASSESS));
        assertEquals(Set.of(Stage.values()), after.byStage().keySet());
    }

    private static BreachRadar.Counts counts(BreachRadar radar, Stage stage) {
        return radar.byStage().getOrDefault(stage, BreachRadar.Counts.NONE);
    }

    @Test
    void whoHasNoRightIsRefusedAndAManagerReadsAlone() {
        CaseId id = open(MONDAY);
        Account manager = core.newManager();
        for (Account other : List.of(core.newCitizen(), core.newAdministrator())) {
            refused(other, () -> core.cases.find(id));
            refused(other, () -> core.cases.list(CaseQuery.open(), 0, 10));
            refused(other, () -> core.cases.count(CaseQuery.open()));
            refused(other, () -> core.figures.radar());
        }
        core.by(manager, () -> core.cases.find(id));
        refused(manager, () -> core.open(manager));
        refused(manager, () -> core.cases.addNote(id, "x"));
        refused(manager, () -> core.cases.assign(List.of(id), manager.id()));
        refused(manager, () -> core.cases.close(id, "x"));
        refused(manager, () -> core.history.note(id, NewEvent.of(EventKind.DECIDED_TO_ASSESS, MONDAY, "")));
        assertThrows(
                NotFoundException.class, () -> core.by(caseworker, () -> core.cases.find(new CaseId(new UUID(9, 9)))));
    }

    private CaseId open(LocalDate received) {
        return core.open(caseworker, SendFixture.child(surname, SendFixture.BORN), received);
    }

    private SendCase find(CaseId id) {
        return core.as(caseworker, () -> core.cases.find(id));
    }

    /** Those of this test alone. */
    private CaseQuery mine(CaseQuery query) {
        return query.text().isEmpty() ? query.holding(surname) : query;
    }

    private List<CaseId> list(CaseQuery query) {
        List<CaseId> found = core.as(caseworker, () -> core.cases.list(mine(query), 0, 50)).stream()
                .map(CaseLine::id)
                .toList();
        assertEquals(found.size(), count(query));
        return found;
    }

    private CaseLine only(CaseQuery query) {
        List<CaseLine> lines = core.as(caseworker, () -> core.cases.list(mine(query), 0, 50));
        assertEquals(1, lines.size());
        return lines.getFirst();
    }

    private long count(CaseQuery query) {
        return core.as(caseworker, () -> core.cases.count(mine(query)));
    }

    private void refused(Account account, Runnable work) {
        assertThrows(NotPermittedException.class, () -> core.by(account, work));
    }

    private String no(Account account, Runnable work) {
        return assertThrows(RefusedException.class, () -> core.by(account, work))
                .textKey();
    }

    private List<String> problems(Runnable work) {
        return assertThrows(InvalidInputException.class, () -> core.by(caseworker, work)).problems().stream()
                .map(problem -> problem.field())
                .toList();
    }
}
