package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A caseworker's load: cases out of a file, assigned together, on the radar, closed and opened again, counted for the census. */
@Tag("G10")
class SendCaseloadTest {
    private static final String TOMOS = "Tomos Griffiths";

    @Test
    void casesComeOutOfAFileAreAssignedTogetherStandOnTheRadarAndEnd() throws IOException {
        String surname = NewPerson.somebody().surname() + "-Bevan";
        String other = "Owen-" + NewPerson.somebody().surname();
        LocalDate today = SendDesk.today();
        try (Visitor staff = Visitor.of(Product.shared())) {
            SignIn.demo(staff, SendDesk.CASEWORKER);
            long before = issued(staff);
            take(staff, surname, other, today);
            listed(staff, surname);
            assign(staff, surname);
            staff.open("send/radar");
            staff.reached("Breach radar");
            assertThat(staff.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(TOMOS)))
                    .not()
                    .hasCount(0);
            onTheRadar(staff);
            moves(staff, "Moving " + other);
            closeAndOpen(staff, "Late " + surname);
            assertEquals(before + 1, issued(staff), "the plan that the file brought is counted");
        }
    }

    private static void take(Visitor staff, String surname, String other, LocalDate today) {
        String csv = "reference,forename,surname,date_of_birth,received,final_issued,decided_to_assess,draft_served\r\n"
                + row("1", "Late", surname, today.minusWeeks(7), "", "", "")
                + row(
                        "2",
                        "Issued",
                        surname,
                        today.minusWeeks(19),
                        today.toString(),
                        today.minusWeeks(14).toString(),
                        today.minusWeeks(3).toString())
                + row("3", "Odd", surname, today.plusDays(3), "", "", "")
                + row(
                        "4",
                        "Moving",
                        other,
                        today.minusWeeks(82),
                        today.minusWeeks(62).toString(),
                        today.minusWeeks(77).toString(),
                        today.minusWeeks(66).toString());
        staff.open("send/import");
        staff.reached("Take cases from a file");
        FilePayload file = new FilePayload("cases.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        choose(staff, file);
        staff.reached("What would become of each line")
                .sees("No case is opened yet. Cases that can be opened: 3. Already here: 0. Refused: 1.");
        staff.press("All lines");
        assertThat(SendDesk.row(staff, "LL-1-" + surname)).containsText("Can be taken");
        Looks.check(staff.page(), "send-import-checked");
        staff.press("Go on to open the cases that can be opened").reached("Take cases from a file");
        choose(staff, new FilePayload("cases.csv", "text/csv", (csv + "\r\n").getBytes(StandardCharsets.UTF_8)));
        staff.sees("This is not the file that was checked");
        choose(staff, file);
        staff.reached("What became of each line").sees("Cases opened: 3. Already here: 0. Refused: 1.");
        assertThat(SendDesk.row(staff, "LL-3-" + surname)).containsText("Refused");
        staff.press("All lines");
        assertThat(SendDesk.row(staff, "LL-")).hasCount(4);
        assertThat(SendDesk.row(staff, "LL-1-" + surname).getByRole(AriaRole.LINK))
                .hasAttribute("href", Pattern.compile("send/case/[0-9a-f-]+"));
        Looks.check(staff.page(), "send-import-taken");
        staff.press("Take another file").reached("Take cases from a file");
    }

    private static void choose(Visitor staff, FilePayload file) {
        FileChooser chooser = staff.page().waitForFileChooser(() -> staff.press(Labels.CHOOSE_FILE));
        chooser.setFiles(file);
    }

    private static String row(
            String number,
            String forename,
            String surname,
            LocalDate received,
            String issued,
            String assess,
            String draft) {
        return "LL-" + number + "-" + surname + "," + forename + "," + surname + "," + received.minusYears(7) + ","
                + received + "," + issued + "," + assess + "," + draft + "\r\n";
    }

    private static void listed(Visitor staff, String surname) {
        staff.open("send/cases?list=open");
        staff.reached(SendDesk.CASES).type(staff.search("Search names and references"), surname);
        assertThat(SendDesk.row(staff, surname)).hasCount(2);
        assertThat(SendDesk.row(staff, "Late " + surname)).containsText("Days overdue: 7");
        assertThat(SendDesk.row(staff, "Issued " + surname)).containsText("Final plan");
        staff.select("Next limit", "Overdue");
        assertThat(SendDesk.row(staff, surname)).hasCount(1);
        staff.select("Next limit", "Any");
        assertThat(SendDesk.row(staff, surname)).hasCount(2);
    }

    /** Each number of a caseworker leads to those cases. */
    private static void onTheRadar(Visitor staff) {
        staff.press(staff.page()
                        .getByRole(AriaRole.ROW)
                        .filter(new Locator.FilterOptions().setHasText(TOMOS))
                        .first()
                        .getByRole(AriaRole.LINK)
                        .last())
                .reached(SendDesk.CASES);
        assertThat(staff.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cases of " + TOMOS)))
                .hasAttribute("aria-pressed", "true");
        assertThat(SendDesk.row(staff, TOMOS)).not().hasCount(0);
    }

    private static void assign(Visitor staff, String surname) {
        staff.press("Assign several cases").press("Tick all that are shown").sees("Ticked cases: 2");
        staff.select("Assign to", TOMOS + ", " + SendDesk.CASEWORKER).press("Assign the ticked cases");
        staff.sees("Cases assigned: 2");
        staff.open("send/cases?list=mine");
        staff.reached(SendDesk.CASES).type(staff.search("Search names and references"), surname);
        assertThat(SendDesk.row(staff, surname)).hasCount(2);
    }

    /** A named move brings the limit of regulation 18(1)(b), 15 February of the year of the move, a year before it. */
    private static void moves(Visitor staff, String child) {
        LocalDate today = SendDesk.today();
        int year = today.getMonthValue() < 9 ? today.getYear() : today.getYear() + 1;
        opened(staff, "open", child);
        staff.sees("The usual ones, at 4, 11 and 16")
                .press("Change the child's details")
                .reached("Change the child's details");
        staff.select("From middle school to secondary school", "1 Sep " + year)
                .press("Save details")
                .reached(child);
        staff.sees("From middle school to secondary school: 1 Sep " + year);
        assertThat(SendDesk.table(staff, "Key Dates")
                        .getByRole(AriaRole.ROW)
                        .filter(new Locator.FilterOptions()
                                .setHasText("Plan reviewed and changed for the move to the next school")))
                .containsText("15 Feb " + year);
    }

    private static void opened(Visitor staff, String list, String child) {
        staff.open("send/cases?list=" + list);
        staff.reached(SendDesk.CASES).type(staff.search("Search names and references"), child);
        staff.press(SendDesk.row(staff, child).getByRole(AriaRole.LINK)).reached(child);
    }

    private static void closeAndOpen(Visitor staff, String child) throws IOException {
        opened(staff, "mine", child);
        Download archive = staff.page().waitForDownload(() -> staff.press("Download what is kept as a ZIP file"));
        String kept = Matrix.text(Files.readAllBytes(archive.path()));
        assertTrue(kept.contains("cases.csv") && kept.contains(child.replaceAll(".* ", "")), kept);
        staff.press("Close this case").reached("Close this case");
        staff.press("Close the case").sees(Labels.PROBLEM);
        staff.type("Why it is closed", "The family has moved to another council.")
                .press("Close the case")
                .reached(child);
        staff.sees("The case is closed.").sees("The family has moved to another council.");
        assertThat(staff.link("Note what happened")).hasCount(0);
        staff.press("Open this case again");
        assertThat(staff.link("Note what happened")).isVisible();
    }

    /** First plans of this year, as the file for the census says. */
    private static long issued(Visitor staff) throws IOException {
        staff.open("send/figures");
        staff.reached("Statutory figures");
        Download file = staff.page().waitForDownload(() -> staff.press("Download these figures (CSV)"));
        String text = Files.readString(file.path());
        String start = "\"Final plan sent\",";
        assertTrue(text.contains(start), text);
        return Long.parseLong(text.lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow()
                .substring(start.length()));
    }
}
