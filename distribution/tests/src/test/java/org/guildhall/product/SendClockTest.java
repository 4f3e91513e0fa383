package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A case that the training clock moves through weeks 0 to 20. The dates are counted by hand in weeks from the day of receipt, out of
 * the SEND Regulations 2014: 6 weeks to decide (reg. 5(1)), 6 for advice (reg. 8(1)), 16 for a refusal (reg. 10(1)), 15 days for views,
 * beginning with the day of service (reg. 13(1)), 20 for the plan (reg. 13(2)).
 */
class SendClockTest {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final String RECEIVED = "Request received";
    private static final String WHETHER_TO_ASSESS = "Decision whether to assess";
    private static final String ASSESSMENT = "Assessment and advice";
    private static final String WHETHER_TO_ISSUE = "Decision whether to issue";
    private static final String DRAFT = "Draft plan";
    private static final String FINAL = "Final plan";
    private static final String ASSESS_BY = "We tell you whether we will assess";
    private static final String ADVICE_BY = "Advice that we asked for has come";
    private static final String ISSUE_BY = "We tell you whether there will be a plan";
    private static final String VIEWS_BY = "Last day to tell us what you think of the draft plan";
    private static final String PLAN_BY = "We send the final plan";
    private static final String TO_COME = "To come";
    private static final String LAST_DAY = "Today is the last day";

    /** What happens in a week, on the day on which it begins, and what is shown then. */
    private record Week(List<String> happens, String stage, int overdue, List<Due> dates) {}

    /** A date of the law, in weeks from the day of receipt, and how it stands. */
    private record Due(String what, int week, String stands) {}

    private static final List<Week> WEEKS = List.of(
            week(RECEIVED, 0, due(ASSESS_BY, 6, TO_COME), due(PLAN_BY, 20, TO_COME)),
            week(WHETHER_TO_ASSESS, 0, due(ASSESS_BY, 6, TO_COME)),
            week(WHETHER_TO_ASSESS, 0, due(ASSESS_BY, 6, TO_COME)),
            week(WHETHER_TO_ASSESS, 0, due(ASSESS_BY, 6, TO_COME)),
            week(WHETHER_TO_ASSESS, 0, due(ASSESS_BY, 6, "Days left: 14")),
            week(WHETHER_TO_ASSESS, 0, due(ASSESS_BY, 6, "Days left: 7")),
            week(WHETHER_TO_ASSESS, 0, due(ASSESS_BY, 6, LAST_DAY)),
            week(WHETHER_TO_ASSESS, 1, due(ASSESS_BY, 6, "Days overdue: 7")),
            week(
                    ASSESSMENT,
                    0,
                    List.of("Decided to assess", "Advice asked for"),
                    due(ASSESS_BY, 6, "Done late, by days: 14"),
                    due(ADVICE_BY, 14, TO_COME)),
            week(ASSESSMENT, 0, due(ADVICE_BY, 14, TO_COME), due(ISSUE_BY, 16, TO_COME)),
            week(ASSESSMENT, 0, due(ADVICE_BY, 14, TO_COME)),
            week(ASSESSMENT, 0, due(ADVICE_BY, 14, TO_COME)),
            week(ASSESSMENT, 0, due(ADVICE_BY, 14, "Days left: 14")),
            week(ASSESSMENT, 0, due(ADVICE_BY, 14, "Days left: 7")),
            week(ASSESSMENT, 0, due(ADVICE_BY, 14, LAST_DAY), due(ISSUE_BY, 16, "Days left: 14")),
            week(
                    WHETHER_TO_ISSUE,
                    0,
                    List.of("All advice received"),
                    due(ADVICE_BY, 14, "Done late, by days: 7"),
                    due(ISSUE_BY, 16, "Days left: 7")),
            week(
                    DRAFT,
                    0,
                    List.of("Decided to issue a plan"),
                    due(ISSUE_BY, 16, "Done in time"),
                    due(PLAN_BY, 20, TO_COME)),
            week(DRAFT, 0, List.of("Draft plan sent"), due(VIEWS_BY, 19, "Days left: 14"), due(PLAN_BY, 20, TO_COME)),
            week(DRAFT, 0, due(VIEWS_BY, 19, "Days left: 7"), due(PLAN_BY, 20, "Days left: 14")),
            week(DRAFT, 0, due(VIEWS_BY, 19, LAST_DAY), due(PLAN_BY, 20, "Days left: 7")),
            week(FINAL, 0, List.of("Final plan sent"), due(VIEWS_BY, 19, "Passed"), due(PLAN_BY, 20, "Done in time")));

    private static Week week(String stage, int overdue, Due... dates) {
        return week(stage, overdue, List.of(), dates);
    }

    private static Week week(String stage, int overdue, List<String> happens, Due... dates) {
        return new Week(happens, stage, overdue, List.of(dates));
    }

    private static Due due(String what, int week, String stands) {
        return new Due(what, week, stands);
    }

    @Test
    @Tag("G5")
    @Tag("G6")
    @Tag("G10")
    void theTrainingClockMovesACaseThroughTwentyWeeks() {
        NewPerson person = NewPerson.somebody();
        LocalDate today = SendDesk.today();
        try (Visitor parent = Visitor.of(Product.shared());
                Visitor staff = Visitor.of(Product.shared())) {
            SignIn.registerOnTheWayTo("send/children", parent, person);
            SignIn.demo(staff, SendDesk.CASEWORKER);
            SendDesk desk = SendDesk.opened(staff, "Iolo", today.minusYears(7), today, person)
                    .admitted(parent, person);
            parent.open("send/dashboard/" + desk.id());
            parent.reached("SEND Dashboard");
            for (int week = 0; week < WEEKS.size(); week++) {
                Week expected = WEEKS.get(week);
                if (week > 0) {
                    moveOn(desk);
                }
                expected.happens().forEach(what -> desk.note(what, today));
                seenByStaff(desk, expected, today.minusWeeks(week));
                seenByParent(parent, expected, today.minusWeeks(week));
            }
        }
    }

    private static void moveOn(SendDesk desk) {
        desk.show();
        desk.staff().press("Training clock").reached("Training clock");
        desk.staff()
                .select("Weeks to let go by", "1")
                .press("Let the weeks go by")
                .reached(desk.child());
        desk.staff().sees("The weeks have gone by in this case.");
    }

    private static void seenByStaff(SendDesk desk, Week expected, LocalDate received) {
        desk.show();
        assertThat(SendDesk.stage(desk.staff())).containsText(expected.stage());
        Locator dates = SendDesk.table(desk.staff(), "Key Dates");
        for (Due due : expected.dates()) {
            Locator row = dates.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(due.what()));
            assertThat(row).containsText(DAY.format(received.plusWeeks(due.week())));
            assertThat(row).containsText(due.stands());
        }
        Locator breaches = desk.staff().text("Overdue limits: " + expected.overdue());
        assertThat(breaches).hasCount(expected.overdue());
        assertThat(dates.getByText("Days overdue:")).hasCount(expected.overdue());
        if (expected.overdue() > 0) {
            desk.staff().open("send/cases?list=open");
            desk.staff().reached(SendDesk.CASES);
            desk.staff().type(desk.staff().search("Search names and references"), desk.child());
            assertThat(SendDesk.row(desk.staff(), desk.child())).containsText("Days overdue: 7");
        }
    }

    private static void seenByParent(Visitor parent, Week expected, LocalDate received) {
        parent.page().reload();
        parent.reached("SEND Dashboard");
        assertThat(SendDesk.stage(parent)).containsText(expected.stage());
        assertThat(SendDesk.stage(parent)).containsText("You are here");
        for (Due due : expected.dates()) {
            Locator item = parent.page()
                    .locator(".send-dates > li")
                    .filter(new Locator.FilterOptions().setHasText(due.what()));
            assertThat(item).containsText(DAY.format(received.plusWeeks(due.week())));
            assertThat(item).containsText(due.stands());
        }
        assertThat(parent.page().locator(".send-dates").getByText("This is late, and we are sorry."))
                .hasCount(expected.overdue());
    }
}
