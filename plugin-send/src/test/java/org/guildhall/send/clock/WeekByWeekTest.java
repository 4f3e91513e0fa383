package org.guildhall.send.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.guildhall.runtime.time.EnglishWorkingDays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One case from week 0 to week 20: what the clock says on the Thursday of each week, from the same history. */
@Tag("G6")
class WeekByWeekTest {
    /** Decided a week late, advice two weeks late, the rest in time; received on Thursday 3 September 2026. */
    private static final List<CaseEvent> HISTORY =
            Histories.of("request-received 2026-09-03; decided-to-assess 2026-10-20; advice-asked-for 2026-10-21;"
                    + " advice-received 2026-12-16; decided-to-issue 2026-12-23; draft-served 2026-12-31;"
                    + " final-issued 2027-01-21");

    private static final ChildFacts CHILD = ChildFacts.born(LocalDate.of(2018, 5, 10));

    private final StatutoryClock clock = new StatutoryClock(new EnglishWorkingDays());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "0 | 2026-09-03 | REQUEST_RECEIVED | decide-whether-to-assess 2026-10-15 | none | none",
                "1 | 2026-09-10 | DECISION_WHETHER_TO_ASSESS | decide-whether-to-assess 2026-10-15 | none | none",
                "2 | 2026-09-17 | DECISION_WHETHER_TO_ASSESS | decide-whether-to-assess 2026-10-15 | none | none",
                "3 | 2026-09-24 | DECISION_WHETHER_TO_ASSESS | decide-whether-to-assess 2026-10-15 | none | none",
                "4 | 2026-10-01 | DECISION_WHETHER_TO_ASSESS | decide-whether-to-assess 2026-10-15 | none | decide-whether-to-assess",
                "5 | 2026-10-08 | DECISION_WHETHER_TO_ASSESS | decide-whether-to-assess 2026-10-15 | none | decide-whether-to-assess",
                "6 | 2026-10-15 | DECISION_WHETHER_TO_ASSESS | decide-whether-to-assess 2026-10-15 | none | decide-whether-to-assess",
                "6+ | 2026-10-19 | DECISION_WHETHER_TO_ASSESS | decide-whether-to-issue 2026-12-24 | decide-whether-to-assess 4 | none",
                "7 | 2026-10-22 | ASSESSMENT_AND_ADVICE | advice 2026-12-02 | none | none",
                "8 | 2026-10-29 | ASSESSMENT_AND_ADVICE | advice 2026-12-02 | none | none",
                "9 | 2026-11-05 | ASSESSMENT_AND_ADVICE | advice 2026-12-02 | none | none",
                "10 | 2026-11-12 | ASSESSMENT_AND_ADVICE | advice 2026-12-02 | none | none",
                "11 | 2026-11-19 | ASSESSMENT_AND_ADVICE | advice 2026-12-02 | none | advice",
                "12 | 2026-11-26 | ASSESSMENT_AND_ADVICE | advice 2026-12-02 | none | advice",
                "13 | 2026-12-03 | ASSESSMENT_AND_ADVICE | decide-whether-to-issue 2026-12-24 | advice 1 | none",
                "14 | 2026-12-10 | ASSESSMENT_AND_ADVICE | decide-whether-to-issue 2026-12-24 | advice 8 | decide-whether-to-issue",
                "15 | 2026-12-17 | DECISION_WHETHER_TO_ISSUE | decide-whether-to-issue 2026-12-24 | none | decide-whether-to-issue",
                "16 | 2026-12-24 | DRAFT_PLAN | final-plan 2027-01-21 | none | none",
                "17 | 2026-12-31 | DRAFT_PLAN | views-on-draft 2027-01-14 | none | none",
                "18 | 2027-01-07 | DRAFT_PLAN | views-on-draft 2027-01-14 | none | final-plan",
                "19 | 2027-01-14 | DRAFT_PLAN | views-on-draft 2027-01-14 | none | final-plan",
                "20 | 2027-01-21 | FINAL_PLAN | appeal 2027-03-22 | none | none"
            })
    void eachWeekHasItsStageItsNextDateItsBreachesAndItsWarning(
            String week, LocalDate today, Stage stage, String next, String overdue, String dueInTwoWeeks) {
        Timetable timetable = clock.timetable(HISTORY, List.of(), CHILD, today);
        assertEquals(stage, timetable.stage(), week);
        assertEquals(
                next,
                timetable.next().map(date -> date.rule() + " " + date.limit()).orElse("nothing"),
                week);
        assertEquals(
                overdue == null ? "" : overdue,
                timetable.overdue().stream()
                        .map(date -> date.rule() + " " + date.daysLate())
                        .collect(Collectors.joining(", ")),
                week);
        assertEquals(
                dueInTwoWeeks == null ? "" : dueInTwoWeeks,
                timetable.dueWithin(14).stream().map(KeyDate::rule).collect(Collectors.joining(", ")),
                week);
        assertTrue(timetable.howEnded().isEmpty(), week);
    }

    @Test
    void inWeekTwentyTheWholeWayIsThereWithWhatWasLate() {
        Timetable timetable = clock.timetable(HISTORY, List.of(), CHILD, LocalDate.of(2027, 1, 21));
        assertEquals(
                List.of(
                        "decide-whether-to-assess 2026-10-15 MET_LATE 5",
                        "advice 2026-12-02 MET_LATE 14",
                        "decide-whether-to-issue 2026-12-24 MET 0",
                        "views-on-draft 2027-01-14 PASSED 0",
                        "final-plan 2027-01-21 MET 0",
                        "appeal 2027-03-22 OPEN 0",
                        "annual-review 2028-01-20 OPEN 0"),
                timetable.dates().stream()
                        .map(date -> date.rule() + " " + date.limit() + " " + date.state() + " " + date.daysLate())
                        .toList());
    }
}
