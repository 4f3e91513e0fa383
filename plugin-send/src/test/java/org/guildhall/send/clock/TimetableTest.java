package org.guildhall.send.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.guildhall.runtime.time.EnglishWorkingDays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stages, endings, exceptions, corrections, and a law that says what the clock does not understand. */
@Tag("G6")
class TimetableTest {
    private static final ChildFacts CHILD = ChildFacts.born(LocalDate.of(2018, 5, 10));
    private static final String REFUSED = "request-received 2026-09-03; decided-not-to-assess 2026-10-14";
    private static final String PLAN =
            "request-received 2026-09-03; decided-to-assess 2026-10-14; draft-served 2026-12-10; final-issued 2027-01-14";

    private final StatutoryClock clock = new StatutoryClock(new EnglishWorkingDays());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | REQUEST_RECEIVED | ''",
                REFUSED + " | DECISION_WHETHER_TO_ASSESS | NOT_ASSESSED",
                REFUSED + "; request-received 2027-02-01 | REQUEST_RECEIVED | ''",
                REFUSED + "; appeal-lodged 2026-11-02; appeal-order/assess 2026-12-02 | ASSESSMENT_AND_ADVICE | ''",
                REFUSED
                        + "; appeal-lodged 2026-11-02; appeal-not-opposed/assess 2026-12-02 | ASSESSMENT_AND_ADVICE | ''",
                REFUSED + "; appeal-lodged 2026-11-02 | DECISION_WHETHER_TO_ASSESS | NOT_ASSESSED",
                "request-received 2026-09-03; decided-to-assess 2026-10-14; decided-not-to-issue 2026-12-10"
                        + " | DECISION_WHETHER_TO_ISSUE | NOT_ISSUED",
                "request-received 2026-09-03; decided-to-assess 2026-10-14; decided-not-to-issue 2026-12-10;"
                        + " appeal-lodged 2027-01-05; appeal-order/make-plan 2027-03-01 | DRAFT_PLAN | ''",
                "request-received 2026-09-03; decided-to-assess 2026-10-14; decided-not-to-issue 2026-12-10;"
                        + " appeal-lodged 2027-01-05; appeal-order/reconsider 2027-03-01 | DECISION_WHETHER_TO_ISSUE | ''",
                "request-received 2026-09-03; decided-to-assess 2026-10-14; advice-asked-for 2026-10-15;"
                        + " advice-received 2026-11-20; advice-asked-for 2026-11-27 | ASSESSMENT_AND_ADVICE | ''",
                PLAN + " | FINAL_PLAN | ''",
                PLAN + "; review-meeting 2027-11-30 | ANNUAL_REVIEW | ''",
                PLAN + "; review-meeting 2027-11-30; review-decision-keep 2027-12-14 | FINAL_PLAN | ''",
                PLAN + "; review-meeting 2027-11-30; review-decision-amend 2027-12-14 | ANNUAL_REVIEW | ''",
                PLAN + "; review-meeting 2027-11-30; review-decision-amend 2027-12-14; amendment-notice 2027-12-14;"
                        + " amended-final 2028-01-25 | FINAL_PLAN | ''",
                PLAN + "; review-meeting 2027-11-30; review-decision-cease 2027-12-14 | ANNUAL_REVIEW | ''",
                PLAN + "; review-meeting 2027-11-30; review-decision-cease 2027-12-14; ceased 2028-02-20"
                        + " | ANNUAL_REVIEW | CEASED",
                PLAN + "; review-meeting 2027-11-30; review-decision-cease 2027-12-14; appeal-lodged 2028-01-10;"
                        + " appeal-order/maintain 2028-04-03 | FINAL_PLAN | ''",
            })
    void theStageAndTheEndingFollowFromWhatHappened(String history, Stage stage, String ending) {
        List<CaseEvent> events = Histories.of(history);
        LocalDate today =
                events.isEmpty() ? LocalDate.of(2026, 9, 3) : events.getLast().date();
        Timetable timetable = clock.timetable(events, List.of(), CHILD, today);
        assertEquals(stage, timetable.stage());
        assertEquals(ending, timetable.howEnded().map(Ending::name).orElse(""));
    }

    @Test
    void theRequestIsReceivedOnItsDayAndConsideredFromTheNextOn() {
        List<CaseEvent> events = Histories.of("request-received 2026-09-03");
        assertEquals(Stage.REQUEST_RECEIVED, on(events, "2026-09-03").stage());
        assertEquals(Stage.DECISION_WHETHER_TO_ASSESS, on(events, "2026-09-04").stage());
    }

    @Test
    void anExceptionStandsBesideTheLimitAndMovesNothing() {
        List<CaseEvent> events = Histories.of("request-received 2026-07-15");
        RecordedException holidays = new RecordedException("decide-whether-to-assess", "reg-5-4-a");
        assertTrue(clock.exceptionsOf("decide-whether-to-assess").contains(holidays));
        LocalDate today = LocalDate.of(2026, 9, 1);
        KeyDate with = date(clock.timetable(events, List.of(holidays), CHILD, today), "decide-whether-to-assess");
        KeyDate without = date(clock.timetable(events, List.of(), CHILD, today), "decide-whether-to-assess");
        assertEquals(without.limit(), with.limit());
        assertEquals(KeyDate.State.OVERDUE, with.state());
        assertEquals(6, with.daysLate());
        assertEquals(List.of(holidays), with.exceptions());
        assertTrue(with.excused() && !with.unexcused());
        assertTrue(!without.excused() && without.unexcused());
        LocalDate before = LocalDate.of(2026, 7, 16);
        assertFalse(date(clock.timetable(events, List.of(), CHILD, before), "decide-whether-to-assess")
                .unexcused());
    }

    @Test
    void anExceptionBelongsToTheLimitThatItWasRecordedFor() {
        List<CaseEvent> events = Histories.of(REFUSED + "; request-received 2027-03-01");
        RecordedException first = new RecordedException("decide-whether-to-assess", "E1", "reg-5-4-c");
        RecordedException latest = new RecordedException("decide-whether-to-assess", "reg-5-4-d");
        List<KeyDate> dates =
                clock.timetable(events, List.of(first, latest), CHILD, LocalDate.of(2027, 3, 2)).dates().stream()
                        .filter(date -> date.rule().equals("decide-whether-to-assess"))
                        .toList();
        assertEquals(
                List.of(List.of(first), List.of(latest)),
                dates.stream().map(KeyDate::exceptions).toList());
        assertEquals(List.of("E1", "E3"), dates.stream().map(KeyDate::event).toList());
        assertEquals(
                List.of("decide-whether-to-assess-1", "decide-whether-to-assess-2"),
                dates.stream().map(KeyDate::name).toList());
    }

    @Test
    void onlyTheRulesForWhichTheLawHasThemHaveExceptions() {
        assertEquals(
                List.of("reg-8-2-a", "reg-8-2-b", "reg-8-2-c"),
                clock.exceptionsOf("advice").stream()
                        .map(RecordedException::reason)
                        .toList());
        assertEquals(List.of(), clock.exceptionsOf("annual-review"));
        assertEquals(List.of(), clock.exceptionsOf("no-such-rule"));
    }

    @Test
    void whatIsSupersededOrStillToComeDoesNotCount() {
        List<CaseEvent> events = Histories.of(
                "request-received 2026-09-03; -decided-not-to-assess 2026-10-01; decided-to-assess 2026-10-08");
        assertEquals(Stage.DECISION_WHETHER_TO_ASSESS, on(events, "2026-10-07").stage());
        assertEquals(
                KeyDate.State.OPEN,
                date(on(events, "2026-10-07"), "decide-whether-to-assess").state());
        assertEquals(Stage.ASSESSMENT_AND_ADVICE, on(events, "2026-10-08").stage());
        assertEquals(
                Optional.of(LocalDate.of(2026, 10, 8)),
                date(on(events, "2026-10-08"), "decide-whether-to-assess").whenMet());
    }

    @Test
    void anOrderThatDoesNotSayWhatWasOrderedTakesNothingAway() {
        List<CaseEvent> events = Histories.of("request-received 2026-09-03; appeal-order 2026-12-02");
        Timetable timetable = on(events, "2026-12-02");
        assertEquals(KeyDate.State.OPEN, date(timetable, "final-plan").state());
        assertEquals(Stage.DECISION_WHETHER_TO_ASSESS, timetable.stage());
    }

    @Test
    void theOrderInWhichEventsAreGivenChangesNothing() {
        List<CaseEvent> events = Histories.of(REFUSED + "; appeal-lodged 2026-11-02; appeal-order/assess 2026-12-02;"
                + " decided-to-assess 2026-12-02");
        Timetable timetable = on(events, "2026-12-03");
        assertEquals(timetable, on(events.reversed(), "2026-12-03"));
        assertEquals(
                KeyDate.State.MET, date(timetable, "order-notify-assessment").state());
    }

    @Test
    void theWarningTakesInWhatIsDueWithinItsDaysAndNeverAFamilysOwnDates() {
        List<CaseEvent> events = Histories.of(
                "request-received 2026-09-03; decided-to-assess 2026-10-14; decided-to-issue 2026-12-10; draft-served 2027-01-07");
        Timetable timetable = on(events, "2027-01-14");
        assertEquals(List.of(), timetable.dueWithin(6));
        assertEquals(
                List.of("final-plan"),
                timetable.dueWithin(7).stream().map(KeyDate::rule).toList());
        assertEquals("views-on-draft", timetable.next().map(KeyDate::rule).orElse(""));
        assertEquals(7, timetable.daysLeft(date(timetable, "final-plan")));
        assertEquals(-2, on(events, "2027-01-23").daysLeft(date(timetable, "final-plan")));
    }

    @Test
    void aMoveWithoutAPlanOrYearsAwayGivesNoDate() {
        ChildFacts mover = ChildFacts.born(LocalDate.of(2016, 3, 3));
        List<CaseEvent> plan = Histories.of(PLAN);
        assertTrue(clock.timetable(plan, List.of(), mover, LocalDate.of(2027, 1, 14)).dates().stream()
                .anyMatch(date -> date.rule().equals("phase-transfer")));
        List<CaseEvent> late = Histories.of("final-issued 2027-03-01");
        assertTrue(clock.timetable(late, List.of(), mover, LocalDate.of(2027, 3, 1)).dates().stream()
                .noneMatch(date -> date.rule().equals("phase-transfer")));
        assertTrue(clock.timetable(plan, List.of(), CHILD, LocalDate.of(2027, 1, 14)).dates().stream()
                .noneMatch(date -> date.rule().startsWith("phase-transfer")));
    }

    @Test
    void aMoveThatHasHappenedIsNoLongerOverdue() {
        ChildFacts mover = ChildFacts.born(LocalDate.of(2016, 3, 3));
        List<CaseEvent> plan = Histories.of("final-issued 2026-03-02");
        assertEquals(
                KeyDate.State.OVERDUE,
                date(clock.timetable(plan, List.of(), mover, LocalDate.of(2027, 8, 31)), "phase-transfer")
                        .state());
        assertEquals(
                KeyDate.State.LAPSED,
                date(clock.timetable(plan, List.of(), mover, LocalDate.of(2027, 9, 1)), "phase-transfer")
                        .state());
    }

    @Test
    void theRightsPassOnTheDayAfterTheSchoolLeavingDate() {
        ChildFacts child = ChildFacts.born(LocalDate.of(2010, 9, 1));
        assertFalse(child.isYoungPerson(LocalDate.of(2027, 6, 25)));
        assertTrue(child.isYoungPerson(LocalDate.of(2027, 6, 26)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id': 'x', 'duty': 'council', 'starts': ['request-received'], 'limit': {'fortnights': 3}, 'source': 's', 'from': '2014-09-01'}",
                "{'id': 'x', 'duty': 'council', 'starts': ['request-received'], 'limit': {'weeks': 0}, 'source': 's', 'from': '2014-09-01'}",
                "{'id': 'x', 'duty': 'council', 'starts': ['request-received'], 'limit': {'weeks': 3, 'months': 1}, 'source': 's', 'from': '2014-09-01'}",
                "{'id': 'x', 'duty': 'council', 'starts': ['request'], 'limit': {'weeks': 3}, 'source': 's', 'from': '2014-09-01'}",
                "{'id': 'x', 'duty': 'council', 'starts': ['request-received'], 'limit': {'weeks': 3}, 'from': '2014-09-01'}",
                "{'id': 'x', 'duty': 'council', 'starts': ['request-received'], 'limit': {'weeks': 3}, 'source': 's'}",
                "{'id': 'x', 'duty': 'council', 'limit': {'weeks': 3}, 'source': 's', 'from': '2014-09-01'}",
                "{'id': 'x', 'duty': 'council', 'starts': ['request-received'], 'source': 's', 'from': '2014-09-01'}",
                "{'id': 'x', 'duty': 'nobody', 'starts': ['request-received'], 'limit': {'weeks': 3}, 'source': 's', 'from': '2014-09-01'}",
                "{'id': 'x', 'duty': 'council', 'stars': ['request-received'], 'limit': {'weeks': 3}, 'source': 's', 'from': '2014-09-01'}",
                "{'id': 'x', 'duty': 'council', 'starts': ['request-received'], 'limit': {'weeks': 3}, 'source': 's', 'from': '2014-09-01'},"
                        + "{'id': 'x', 'duty': 'council', 'starts': ['request-received'], 'limit': {'weeks': 4}, 'source': 's', 'from': '2015-09-01'}",
            })
    void aLawThatTheClockDoesNotUnderstandIsRefusedWithTheNameOfItsRule(String rule) {
        byte[] law = ("{'version': 1, 'compared': '2026-11-26', 'rules': [" + rule + "]}")
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);
        String told = String.valueOf(assertThrows(IllegalArgumentException.class, () -> LawReader.read(law))
                .getMessage());
        assertTrue(told.startsWith("x"), told);
    }

    private Timetable on(List<CaseEvent> events, String day) {
        return clock.timetable(events, List.of(), CHILD, LocalDate.parse(day));
    }

    private static KeyDate date(Timetable timetable, String rule) {
        return timetable.dates().stream()
                .filter(date -> date.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
