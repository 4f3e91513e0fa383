package org.guildhall.send.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.send.SendFixture;
import org.guildhall.send.clock.Ending;
import org.guildhall.send.clock.EventKind;
import org.guildhall.send.clock.KeyDate;
import org.guildhall.send.clock.RecordedException;
import org.guildhall.send.clock.Remedy;
import org.guildhall.send.clock.Stage;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happened in a case, and what follows from it for lists and parties. */
@EachDatabase
@Tag("G10")
class HistoryServiceTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 5, 4);
    private static final LocalDate RECEIVED = MONDAY.minusWeeks(5);
    private static final String WHY = "It was typed wrongly.";

    private final SendFixture core;
    private final Account caseworker;
    private final Account parent;
    private final String surname = SendFixture.surname();

    HistoryServiceTest(DatabasePlace place) {
        core = SendFixture.of(place);
        caseworker = core.newCaseworker();
        parent = core.newCitizen();
    }

    @BeforeEach
    void aMondayMorning() {
        core.clock.set(Instant.parse("2026-05-04T09:00:00Z"));
    }

    @Test
    @Tag("G5")
    void anEventMovesTheCaseOnAndTellsThosePartiesWhoSeeIt() {
        CaseId id = open();
        assertFalse(core.as(caseworker, () -> core.history.isFollowed(id)));
        Account waiting = core.newCitizen();
        Account gone = core.newCitizen();
        core.activeParent(caseworker, id, parent);
        core.accept(waiting, core.linkSent(caseworker, id, waiting.email()));
        InvitationId ended = core.activeParent(caseworker, id, gone);
        core.by(caseworker, () -> core.invitations.revoke(ended, WHY));
        assertTrue(core.as(caseworker, () -> core.history.isFollowed(id)));
        int before = core.mailsTo(waiting.email()).size()
                + core.mailsTo(gone.email()).size();
        note(id, EventKind.DECIDED_NOT_TO_ASSESS, MONDAY);
        assertEquals(Ending.NOT_ASSESSED, line().ending());
        KeptMail notice = core.mailsTo(parent.email()).getFirst();
        assertEquals("Something new in the EHCP and SEND Parent Portal", notice.subject());
        assertTrue(
                notice.text().contains("The council has decided whether to carry out an assessment."), notice.text());
        assertTrue(notice.text().contains("what you can do if you do not agree"), notice.text());
        assertTrue(notice.text().contains("/send/dashboard/" + id), notice.text());
        for (String content : List.of("Robin", surname, "not to assess")) {
            assertFalse(notice.text().contains(content), notice.text());
        }
        assertEquals(
                before,
                core.mailsTo(waiting.email()).size()
                        + core.mailsTo(gone.email()).size(),
                "who does not see the case is told nothing");
        assertEquals(
                List.of(
                        new CaseUpdate(
                                UpdateKind.ASSESSMENT_DECISION,
                                EventKind.DECIDED_NOT_TO_ASSESS,
                                MONDAY,
                                core.clock.instant(),
                                false),
                        new CaseUpdate(
                                UpdateKind.REQUEST, EventKind.REQUEST_RECEIVED, RECEIVED, core.clock.instant(), false)),
                core.as(parent, () -> core.parties.dashboard(id)).updates());
        assertEquals("send.event.noted", core.actions(id).getFirst());
    }

    @Test
    void whatListsReadIsDerivedAnewWithEachChange() {
        CaseId id = open();
        isAt(Stage.DECISION_WHETHER_TO_ASSESS, "decide-whether-to-assess", RECEIVED.plusWeeks(6));
        EventId assess = note(id, EventKind.DECIDED_TO_ASSESS, MONDAY);
        isAt(Stage.ASSESSMENT_AND_ADVICE, "decide-whether-to-issue", RECEIVED.plusWeeks(16));
        EventId corrected = core.as(
                caseworker,
                () -> core.history.correct(id, assess, NewEvent.of(EventKind.DECIDED_NOT_TO_ASSESS, MONDAY, ""), WHY));
        assertEquals(Ending.NOT_ASSESSED, line().ending());
        core.by(caseworker, () -> core.history.withdraw(id, corrected, WHY));
        isAt(Stage.DECISION_WHETHER_TO_ASSESS, "decide-whether-to-assess", RECEIVED.plusWeeks(6));
        EventId received = events(id).getFirst().id();
        core.by(
                caseworker,
                () -> core.history.correct(
                        id, received, NewEvent.of(EventKind.REQUEST_RECEIVED, RECEIVED.minusWeeks(2), ""), WHY));
        isAt(Stage.DECISION_WHETHER_TO_ASSESS, "decide-whether-to-assess", RECEIVED.plusWeeks(4));
        assertTrue(line().isOverdue(MONDAY));
        assertEquals(RECEIVED.minusWeeks(2), line().received());
    }

    private void isAt(Stage stage, String rule, LocalDate limit) {
        CaseLine line = line();
        assertEquals(stage, line.stage());
        assertEquals(rule, line.nextRule());
        assertEquals(limit, line.nextLimit());
    }

    @Test
    void aCorrectedEventIsKeptWithItsReasonAndPartiesSeeThatItWas() {
        CaseId id = open();
        core.activeParent(caseworker, id, parent);
        EventId wrong = note(id, EventKind.DECIDED_TO_ASSESS, MONDAY.minusDays(2));
        EventId right = core.as(
                caseworker,
                () -> core.history.correct(id, wrong, NewEvent.of(EventKind.DECIDED_TO_ASSESS, MONDAY, "Letter"), WHY));
        NotedEvent old = events(id).stream()
                .filter(event -> event.id().equals(wrong))
                .findFirst()
                .orElseThrow();
        NotedEvent.Superseded superseded = Objects.requireNonNull(old.superseded());
        assertEquals(WHY, superseded.why());
        assertEquals(right, superseded.replacedBy());
        assertEquals(caseworker.id().toString(), superseded.by());
        assertEquals(
                "send.case.changed",
                no(() -> core.history.correct(id, wrong, NewEvent.of(EventKind.DECIDED_TO_ASSESS, MONDAY, ""), WHY)));
        List<CaseUpdate> updates =
                core.as(parent, () -> core.parties.dashboard(id)).updates();
        assertEquals(UpdateKind.CORRECTION, updates.getFirst().kind());
        assertFalse(updates.getFirst().superseded());
        assertTrue(updates.get(1).superseded());
        assertTrue(
                core.mailsTo(parent.email()).getFirst().text().contains("was corrected"),
                "the party is told that there is something to look at");
        assertEquals(List.of("why"), problems(() -> core.history.withdraw(id, right, "")));
        assertEquals(
                "send.correct.first",
                no(() -> core.history.withdraw(id, events(id).getFirst().id(), WHY)));
    }

    @Test
    void anOrderThatTheLawDoesNotKnowIsRefusedWithWhatToDo() {
        CaseId id = open();
        assertEquals(List.of("date"), problems(() -> note(id, EventKind.FINAL_ISSUED, MONDAY)));
        assertEquals(List.of("date"), problems(() -> note(id, EventKind.DECIDED_TO_ASSESS, MONDAY.plusDays(1))));
        assertEquals(List.of("date"), problems(() -> note(id, EventKind.DECIDED_TO_ASSESS, RECEIVED.minusDays(1))));
        assertEquals(List.of("remedy"), problems(() -> note(id, EventKind.APPEAL_ORDER, MONDAY)));
        EventId assess = note(id, EventKind.DECIDED_TO_ASSESS, MONDAY.minusDays(9));
        note(id, EventKind.DRAFT_SERVED, MONDAY.minusDays(8));
        assertEquals(List.of("date"), problems(() -> core.history.withdraw(id, assess, WHY)), "the draft stands on it");
        assertEquals(
                List.of("reason"),
                problems(() -> note(id, EventKind.FINAL_ISSUED, MONDAY)),
                "the family's fifteen days are not over");
        core.by(
                caseworker,
                () -> core.history.note(
                        id, NewEvent.of(EventKind.FINAL_ISSUED, MONDAY, "The parents asked for no more time.")));
        assertEquals(Stage.FINAL_PLAN, line().stage());
        assertEquals(4, events(id).size(), "what was refused is not kept");
    }

    @Test
    void whatTheTribunalOrderedIsKept() {
        CaseId id = open();
        note(id, EventKind.DECIDED_NOT_TO_ASSESS, MONDAY.minusDays(20));
        note(id, EventKind.APPEAL_LODGED, MONDAY.minusDays(10));
        core.by(
                caseworker,
                () -> core.history.note(id, new NewEvent(EventKind.APPEAL_ORDER, MONDAY, Remedy.ASSESS, "Order 7")));
        NotedEvent order = events(id).getLast();
        assertEquals(Remedy.ASSESS, order.remedy());
        assertEquals("Order 7", order.reason());
    }

    @Test
    @Tag("G6")
    void anExceptionStandsBesideItsLimitWhichStays() {
        CaseId id = open();
        core.clock.set(Instant.parse("2026-06-01T09:00:00Z"));
        List<String> reasons = core.as(caseworker, () -> core.history.reasons("decide-whether-to-assess"));
        RecordedException exception = new RecordedException("decide-whether-to-assess", reasons.getFirst());
        assertEquals(List.of("why"), problems(() -> core.history.except(id, exception, " ")));
        assertEquals(
                List.of("ground"),
                problems(() ->
                        core.history.except(id, new RecordedException("decide-whether-to-assess", "reg-99"), WHY)));
        ExceptionId recorded = core.as(caseworker, () -> core.history.except(id, exception, "School was closed."));
        KeyDate date = date(id);
        assertEquals(List.of(exception), date.exceptions());
        assertEquals(RECEIVED.plusWeeks(6), date.limit());
        assertEquals(KeyDate.State.OVERDUE, date.state());
        assertEquals(
                "School was closed.",
                core.as(caseworker, () -> core.history.exceptions(id))
                        .getFirst()
                        .words());
        core.by(caseworker, () -> core.history.withdraw(id, recorded, "It was open."));
        assertEquals(List.of(), date(id).exceptions());
        assertNotNull(core.as(caseworker, () -> core.history.exceptions(id))
                .getFirst()
                .withdrawn());
        assertEquals("send.case.changed", no(() -> core.history.withdraw(id, recorded, WHY)));
    }

    private KeyDate date(CaseId id) {
        return core.as(caseworker, () -> core.history.timetable(id)).dates().stream()
                .filter(date -> date.rule().equals("decide-whether-to-assess"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anExceptionFollowsTheEventThatItsLimitIsCountedFrom() {
        CaseId id = open();
        EventId received = events(id).getFirst().id();
        String reason = core.as(caseworker, () -> core.history.reasons("decide-whether-to-assess"))
                .getFirst();
        core.by(
                caseworker,
                () -> core.history.except(
                        id, new RecordedException("decide-whether-to-assess", received.toString(), reason), WHY));
        core.by(
                caseworker,
                () -> core.history.correct(
                        id, received, NewEvent.of(EventKind.REQUEST_RECEIVED, RECEIVED.minusDays(1), ""), WHY));
        assertEquals(1, date(id).exceptions().size());
    }

    @Test
    void partiesAndStrangersNeitherReadNorWriteTheHistory() {
        CaseId id = open();
        core.activeParent(caseworker, id, parent);
        for (Account other : List.of(parent, core.newCitizen(), core.newAdministrator())) {
            refused(other, () -> core.history.events(id));
            refused(other, () -> core.history.timetable(id));
            refused(other, () -> core.history.exceptions(id));
            refused(other, () -> core.history.updates(id));
            refused(other, () -> core.history.note(id, NewEvent.of(EventKind.DECIDED_TO_ASSESS, MONDAY, "")));
            refused(other, () -> core.history.withdraw(id, new EventId(id.value()), WHY));
        }
        assertEquals(1, events(id).size());
    }

    private CaseId open() {
        return core.open(caseworker, SendFixture.child(surname, SendFixture.BORN), RECEIVED);
    }

    private EventId note(CaseId id, EventKind kind, LocalDate date) {
        return core.as(caseworker, () -> core.history.note(id, NewEvent.of(kind, date, "")));
    }

    private List<NotedEvent> events(CaseId id) {
        return core.as(caseworker, () -> core.history.events(id));
    }

    private CaseLine line() {
        return core.as(caseworker, () -> core.cases.list(CaseQuery.open().holding(surname), 0, 2))
                .getFirst();
    }

    private void refused(Account account, Runnable work) {
        assertThrows(NotPermittedException.class, () -> core.by(account, work));
    }

    private String no(Runnable work) {
        return assertThrows(RefusedException.class, () -> core.by(caseworker, work))
                .textKey();
    }

    private List<String> problems(Runnable work) {
        return assertThrows(InvalidInputException.class, () -> core.by(caseworker, work)).problems().stream()
                .map(problem -> problem.field())
                .toList();
    }
}
