package org.guildhall.send.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.send.SendFixture;
import org.guildhall.send.clock.EventKind;
import org.guildhall.send.clock.RecordedException;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a council returns of a year. */
@EachDatabase
@Tag("G10")
class ReturnFiguresTest {
    private static final LocalDate RECEIVED = LocalDate.of(2025, 1, 6);

    private final SendFixture core;
    private final Account caseworker;

    ReturnFiguresTest(DatabasePlace place) {
        core = SendFixture.of(place);
        caseworker = core.newCaseworker();
    }

    @Test
    void plansAreCountedInTheYearOfTheirIssueWithAndWithoutExceptions() {
        core.clock.set(Instant.parse("2026-05-04T09:00:00Z"));
        issued(RECEIVED, 20);
        issued(RECEIVED, 21);
        CaseId excused = issued(RECEIVED, 30);
        core.by(
                caseworker,
                () -> core.history.except(
                        excused,
                        new RecordedException(
                                "final-plan", core.history.reasons("final-plan").getFirst()),
                        "The family was away."));
        issued(RECEIVED.minusWeeks(30), 20);
        core.open(caseworker, SendFixture.child(SendFixture.surname(), SendFixture.BORN), RECEIVED);
        ReturnFigures figures = core.as(core.newManager(), () -> core.figures.returns(2025));
        assertEquals(4, figures.count(EventKind.REQUEST_RECEIVED));
        assertEquals(3, figures.count(EventKind.DECIDED_TO_ASSESS));
        assertEquals(0, figures.count(EventKind.CEASED));
        assertEquals(new ReturnFigures.Plans(3, 1), figures.plans());
        assertEquals(new ReturnFigures.Plans(2, 1), figures.withoutExceptions());
        assertEquals(33, figures.plans().percentInTime());
        assertEquals(
                new ReturnFigures.Plans(1, 1),
                core.as(caseworker, () -> core.figures.returns(2024)).plans());
        assertEquals(
                new ReturnFigures.Plans(0, 0),
                core.as(caseworker, () -> core.figures.returns(2023)).plans());
        assertThrows(NotPermittedException.class, () -> core.by(core.newCitizen(), () -> core.figures.returns(2025)));
    }

    private CaseId issued(LocalDate received, int weeks) {
        CaseId id = core.open(caseworker, SendFixture.child(SendFixture.surname(), SendFixture.BORN), received);
        LocalDate finals = received.plusWeeks(weeks);
        core.by(caseworker, () -> {
            core.history.note(id, NewEvent.of(EventKind.DECIDED_TO_ASSESS, received.plusWeeks(5), ""));
            core.history.note(id, NewEvent.of(EventKind.DRAFT_SERVED, finals.minusWeeks(4), ""));
            core.history.note(id, NewEvent.of(EventKind.FINAL_ISSUED, finals, ""));
        });
        return id;
    }
}
