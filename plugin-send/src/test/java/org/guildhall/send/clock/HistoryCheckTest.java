package org.guildhall.send.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.guildhall.api.text.TextKey;
import org.guildhall.runtime.time.EnglishWorkingDays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be right in a history is named. */
@Tag("G6")
class HistoryCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);

    private final StatutoryClock clock = new StatutoryClock(new EnglishWorkingDays());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "request-received 2026-09-03; decided-to-assess 2026-10-14; advice-asked-for 2026-10-14;"
                        + " advice-received 2026-11-20; decided-to-issue 2026-12-01; draft-served 2026-12-01;"
                        + " final-issued 2026-12-16 | ''",
                "request-received 2026-09-03; decided-not-to-assess 2026-10-14; appeal-lodged 2026-11-02;"
                        + " appeal-order/assess 2026-12-02; decided-to-assess 2026-12-02 | ''",
                "request-received 2026-09-03; decided-not-to-assess 2026-10-14; request-received 2027-02-01 | ''",
                "request-received 2027-03-02 | IN_THE_FUTURE E1",
                "request-received 2026-09-03; decided-to-assess 2026-09-02 | BEFORE_THE_REQUEST E2",
                "decided-to-assess 2026-09-02 | OUT_OF_ORDER E1",
                "request-received 2026-09-03; decided-to-assess 2026-10-14; final-issued 2026-12-01; draft-served 2026-12-02"
                        + " | OUT_OF_ORDER E3",
                "request-received 2026-09-03; advice-received 2026-10-14 | OUT_OF_ORDER E2",
                "request-received 2026-09-03; appeal-lodged 2026-10-14 | OUT_OF_ORDER E2",
                "request-received 2026-09-03; decided-to-assess 2026-10-14; draft-served 2026-12-01; final-issued 2026-12-15"
                        + " | VIEWS_CUT_SHORT E4",
                "request-received 2026-09-03; decided-to-assess 2026-10-14; decided-to-assess 2026-10-14 | TWICE E3",
                "decided-not-to-assess 2026-10-14; appeal-lodged 2026-11-02; appeal-order/assess 2026-12-02;"
                        + " appeal-order/assess 2026-12-02 | OUT_OF_ORDER E1, TWICE E4",
                "final-issued 2026-09-03; appeal-lodged 2026-10-05; appeal-order/amend 2026-12-02;"
                        + " appeal-order/name-school 2026-12-02 | OUT_OF_ORDER E1",
                "request-received 2026-09-03; -request-received 2026-09-03 | ''",
                "request-received 2026-09-03; request-received 2026-09-17 | SECOND_REQUEST E2",
                "request-received 2026-09-03; decided-not-to-assess 2026-10-14; appeal-lodged 2026-11-02; appeal-order 2026-12-02"
                        + " | REMEDY_MISSING E4",
                "request-received/assess 2026-09-03 | REMEDY_ODD E1",
                "request-received 2026-09-03; final-issued 2027-03-02 | IN_THE_FUTURE E2, OUT_OF_ORDER E2",
            })
    void eachProblemIsNamedWithItsEvent(String history, String problems) {
        List<CaseEvent> events = Histories.of(history);
        assertEquals(
                problems,
                clock.check(events, TODAY).stream()
                        .map(problem -> problem.kind() + " " + problem.event())
                        .collect(Collectors.joining(", ")));
        // and none of it stops a timetable
        clock.timetable(events, List.of(), ChildFacts.born(LocalDate.of(2018, 5, 10)), TODAY);
    }

    @Test
    void aProblemSaysInWordsWhatItIsAbout() {
        HistoryProblem problem =
                clock.check(Histories.of("request-received 2027-03-02"), TODAY).getFirst();
        assertEquals(
                new TextKey("send.problem.in-the-future", List.of(new TextKey("send.event.request-received"))),
                problem.text());
    }
}
