package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An auditor finds what happened, takes it out as a file and has the log checked. */
class AuditPageTest {
    @Test
    @Tag("I7")
    void anAuditorFindsInPlainWordsWhoDidWhatToWhatAndFromWhere() {
        try (Visitor auditor = Visitor.withKeyboardOnly(Product.shared())) {
            SignIn.demo(auditor, SignIn.AUDITOR);
            auditor.follow(Labels.AUDIT).reached(Labels.AUDIT);
            auditor.type("What happened", "signed in")
                    .type("Done to", SignIn.AUDITOR)
                    .press("Search");
            onlyFound(auditor, "Signed in");
            Locator first = row(auditor);
            assertThat(first).containsText("Signed in");
            assertThat(first).containsText("Account");
            assertThat(first).containsText("Chrome");
            assertThat(first).containsText("127.0.0.1");
            auditor.press(first.getByText("Show"));
            assertThat(first.getByText("Code: session.started")).isVisible();
            Looks.check(auditor.page(), "audit-found");

            group(auditor, "From", "31", "2", "2026");
            auditor.press("Search").sees("Enter a real date, like 27 3 2026, or leave it empty");
            assertThat(auditor.field("What happened")).hasValue("signed in");
            group(auditor, "From", "1", "1", "2099");
            auditor.press("Search").sees("No entry matches.");
            group(auditor, "From", "1", "1", "2020");
            group(auditor, "To and including", "31", "12", "2019");
            auditor.press("Search").sees("The last day must be the same as or after the first");
            group(auditor, "To and including", "31", "12", "2098");
            auditor.press("Search");
            assertThat(row(auditor)).containsText("Signed in");
        }
    }

    @Test
    @Tag("I7")
    void whatWasFoundIsTakenOutAsAFileAndTheLogSaysSo() throws IOException {
        try (Visitor auditor = Visitor.withKeyboardOnly(Product.shared());
                Visitor officer = Visitor.of(Product.shared())) {
            SignIn.demo(auditor, SignIn.AUDITOR);
            auditor.follow(Labels.AUDIT).reached(Labels.AUDIT);
            auditor.type("What happened", "session.started").press("Search");
            onlyFound(auditor, "Signed in");
            List<String> csv = download(auditor, "Download as CSV").lines().toList();
            assertTrue(csv.getFirst().startsWith("number,hash,previous_hash,id,at,actor"), csv.getFirst());
            assertTrue(csv.size() > 1 && csv.stream().skip(1).allMatch(line -> line.contains("session.started")));
            String lines = download(auditor, "Download as JSON lines");
            assertTrue(lines.lines().allMatch(line -> line.startsWith("{\"number\":") && line.endsWith("}")), lines);

            auditor.type("What happened", "from the audit log").press("Search");
            onlyFound(auditor, "Exported from the audit log");
            assertThat(row(auditor)).containsText("Exported from the audit log");
            assertThat(row(auditor)).containsText("asked: action");

            SignIn.demo(officer, SignIn.OFFICER);
            APIResponse refused = officer.page().request().get(Product.shared().url("exports/audit/csv"));
            assertEquals(403, refused.status());
            assertFalse(refused.headers().containsKey("content-disposition"), "a page, not a file");
        }
    }

    @Test
    @Tag("I7")
    void theLogIsCheckedAndTheVerdictStays() {
        try (Visitor auditor = Visitor.withKeyboardOnly(Product.shared())) {
            SignIn.demo(auditor, SignIn.AUDITOR);
            auditor.follow(Labels.AUDIT).reached(Labels.AUDIT);
            auditor.press("Check the log").sees("The log is as it was written. Entries checked:");
            auditor.page().reload();
            auditor.reached(Labels.AUDIT).sees("Last checked:");
        }
    }

    /** Waits until what was found before has gone. */
    private static void onlyFound(Visitor auditor, String words) {
        Locator rows = auditor.page().locator("tbody tr");
        assertThat(rows.filter(new Locator.FilterOptions().setHasNotText(words)))
                .hasCount(0);
        assertThat(rows.first()).containsText(words);
    }

    private static String download(Visitor auditor, String link) throws IOException {
        Download file = auditor.page().waitForDownload(() -> auditor.press(link));
        return Files.readString(file.path(), StandardCharsets.UTF_8);
    }

    private static Locator row(Visitor auditor) {
        return auditor.page().locator("tbody tr").first();
    }

    private static void group(Visitor auditor, String legend, String day, String month, String year) {
        Locator date = auditor.group(legend);
        auditor.type(part(date, "Day"), day).type(part(date, "Month"), month).type(part(date, "Year"), year);
    }

    private static Locator part(Locator date, String name) {
        return date.getByRole(
                AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
