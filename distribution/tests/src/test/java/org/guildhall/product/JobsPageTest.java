package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An administrator sees what the system does by itself, starts a job, and is told why one fails. */
class JobsPageTest {
    private static final String CHECK = "Check the audit log";
    private static final String LINK = "Link the audit log";
    private static final Pattern REFERENCE = Pattern.compile("Look for ([0-9A-F]{8}) in the server's log");

    @Test
    @Tag("I7")
    void aJobIsStartedByHandAndAFailedOneIsToldWithItsReference() throws IOException {
        try (Product product = Product.at(Product.freshFolder("jobs")).start();
                Visitor administrator = Visitor.withKeyboardOnly(product)) {
            DemoLetters.awaitFirst(product);
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.follow("Jobs").reached("Jobs");
            administrator.sees("Reads the whole audit log and sees whether it is as it was written.");
            run(administrator, LINK);
            administrator.sees(LINK + ": it ran and went well.");
            run(administrator, CHECK);
            administrator.sees(CHECK + ": it ran and went well.");
            assertThat(row(administrator)).containsText("Working");
            assertThat(row(administrator)).containsText("Took less than a second");
            Looks.check(administrator.page(), "jobs");

            // the heads of the chain cannot be read any more
            Path heads = product.data().resolve("audit").resolve("heads.txt");
            Files.move(heads, heads.resolveSibling("kept.txt"));
            Files.createDirectory(heads);
            run(administrator, CHECK);
            administrator.sees(CHECK + ": it ran and failed. The reason is in the list.");
            assertThat(row(administrator)).containsText("Failing");
            assertThat(row(administrator)).containsText("A file could not be read or written.");
            Matcher reference = REFERENCE.matcher(row(administrator).innerText());
            assertTrue(reference.find(), row(administrator).innerText());
            Path log = product.data().resolve("logs").resolve("guildhall.log");
            assertTrue(
                    Files.readString(log).contains("core.audit-check failed, reference " + reference.group(1)),
                    "the reference stands in the log");
            Looks.check(administrator.page(), "jobs-failing");
        }
    }

    private static void run(Visitor administrator, String job) {
        administrator.press("Run now " + job);
    }

    private static Locator row(Visitor administrator) {
        return administrator.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(CHECK));
    }
}
