package org.guildhall.send.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.send.SendFixture;
import org.guildhall.send.clock.EventKind;
import org.guildhall.send.clock.RecordedException;
import org.guildhall.send.clock.Stage;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Weeks that go by in one case of a test instance. */
@EachDatabase
@Tag("G6")
class TrainingClockTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 5, 4);
    /** In winter, when the clocks stand at Greenwich. */
    private static final Instant THE_SAME_TIME_OF_DAY = Instant.parse("2026-03-16T10:00:00Z");

    private static final String RULE = "decide-whether-to-assess";

    private final SendFixture core;
    private final Account caseworker;
    private final Account parent;
    private final String surname = SendFixture.surname();

    TrainingClockTest(DatabasePlace place) {
        core = SendFixture.of(place);
        caseworker = core.newCaseworker();
        parent = core.newCitizen();
    }

    @BeforeEach
    void aMondayMorning() {
        core.clock.set(Instant.parse("2026-05-04T09:00:00Z"));
    }

    @Test
    void theCaseIsOlderForStaffForListsAndForParentsAndNobodyIsMailed() {
        CaseId id = open(MONDAY);
        core.activeParent(caseworker, id, parent);
        CaseId untouched = open(MONDAY.minusWeeks(1));
        core.as(
                caseworker,
                () -> core.history.except(
                        id,
                        new RecordedException(RULE, core.history.reasons(RULE).getFirst()),
                        "She was ill."));
        int mails = core.mailsTo(parent.email()).size();
        core.by(caseworker, () -> core.trainingClock.moveOn(id, 7));
        NotedEvent received = core.as(caseworker, () -> core.history.events(id)).getFirst();
        assertEquals(MONDAY.minusWeeks(7), received.date());
        assertEquals(THE_SAME_TIME_OF_DAY, received.notedAt());
        assertEquals(
                THE_SAME_TIME_OF_DAY,
                core.as(caseworker, () -> core.history.exceptions(id))
                        .getFirst()
                        .notedAt());
        CaseLine line = line(id);
        assertEquals(MONDAY.minusWeeks(7), line.received());
        assertEquals(MONDAY.minusWeeks(1), line.nextLimit());
        assertEquals(RULE, line.nextRule());
        assertTrue(line.isOverdue(MONDAY));
        Dashboard dashboard = core.as(parent, () -> core.parties.dashboard(id));
        assertEquals(Stage.DECISION_WHETHER_TO_ASSESS, dashboard.stage());
        CaseUpdate update = dashboard.updates().getFirst();
        assertEquals(MONDAY.minusWeeks(7), update.date());
        assertEquals(THE_SAME_TIME_OF_DAY, update.toldAt());
        assertEquals(mails, core.mailsTo(parent.email()).size());
        assertEquals("send.case.moved-on", core.actions(id).getFirst());
        assertEquals(MONDAY.minusWeeks(1), line(untouched).received(), "other cases stay where they are");
        core.as(caseworker, () -> core.history.note(id, NewEvent.of(EventKind.DECIDED_TO_ASSESS, MONDAY, "")));
        core.by(caseworker, () -> core.trainingClock.moveOn(id, 1));
        assertEquals(MONDAY.minusWeeks(8).plusWeeks(16), line(id).nextLimit());
    }

    @Test
    void noWeekTooManyWeeksAClosedCaseAndALiveInstanceAreRefused() {
        CaseId id = open(MONDAY);
        for (int weeks : List.of(0, -1, TrainingClock.MOST_WEEKS + 1)) {
            InvalidInputException wrong = assertThrows(
                    InvalidInputException.class, () -> core.by(caseworker, () -> core.trainingClock.moveOn(id, weeks)));
            assertEquals("weeks", wrong.problems().getFirst().field());
        }
        assertEquals("send.training-clock.live", no(() -> core.liveClock.moveOn(id, 1)));
        core.by(caseworker, () -> core.cases.close(id, "It is over."));
        assertEquals("send.case.closed", no(() -> core.trainingClock.moveOn(id, 1)));
        assertEquals(
                MONDAY,
                core.as(caseworker, () -> core.history.events(id)).getFirst().date());
    }

    private String no(Runnable work) {
        return assertThrows(RefusedException.class, () -> core.by(caseworker, work))
                .textKey();
    }

    private CaseId open(LocalDate received) {
        return core.open(caseworker, SendFixture.child(surname, SendFixture.BORN), received);
    }

    private CaseLine line(CaseId id) {
        return core.as(caseworker, () -> core.cases.list(CaseQuery.open().holding(surname), 0, 9)).stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
