package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.guildhall.testkit.malware.ClamDaemon;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A citizen's evidence and the real ClamAV daemon, at first stopped. */
class ScannedEvidenceTest {
    private static final Path FILE = DemoLetters.file("outcome-letter-2026-10.pdf");
    private static final Duration NEXT_TRY = Duration.ofSeconds(60);

    @Test
    @Tag("E2")
    @Tag("F6")
    void evidenceWaitsForTheScannerAndARefusedFileIsToldPlainly() throws IOException {
        Path data = Product.freshFolder("scanned");
        try (ClamDaemon clamd = ClamDaemon.stopped();
                Product product = Product.at(data)
                        .forManySignIns()
                        .configured("org.guildhall.scanner", Map.of("address", clamd.address()))
                        .start();
                Visitor administrator = Visitor.of(product);
                Visitor visitor = Visitor.of(product)) {
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.open("admin/health");
            administrator.reached("Health").sees("The malware scanner at " + clamd.address() + " does not answer");
            Looks.check(administrator.page(), "health-scanner-away");

            NewPerson person = NewPerson.somebody();
            SignIn.register(visitor, person);
            AccessRequest.begin(visitor);
            AccessRequest.answer(visitor, person, AccessRequest.MARGARET, Labels.POA);
            // the address follows the page
            visitor.page().waitForURL("**/check");
            String check = visitor.page().url();
            visitor.open(check.replaceFirst("/check$", "/evidence"));
            visitor.reached(Labels.EVIDENCE).sees("Being checked").sees("The file is being checked for viruses.");
            Looks.check(visitor.page(), "evidence-waiting");

            clamd.start();
            Await.until(
                    "the scanner's word",
                    NEXT_TRY,
                    () -> tag(visitor, "Uploaded").isVisible());
            assertThat(tag(visitor, "Being checked")).hasCount(0);

            Path infected = Files.writeString(data.resolve("order.pdf"), "%PDF-1.7\n" + ClamDaemon.MARKER + "\n");
            FileChooser chooser = visitor.page().waitForFileChooser(() -> visitor.press(Labels.CHOOSE_FILE));
            chooser.setFiles(infected);
            visitor.sees("Blocked: malware was found").sees("order.pdf was refused, because a virus was found in it.");
            Looks.check(visitor.page(), "evidence-refused");
            administrator.open("admin/health");
            administrator.reached("Health").sees("found something in the last seven days: 1");

            visitor.press("Remove order.pdf").sees("order.pdf has been removed.");
            visitor.open(check);
            visitor.reached(Labels.CHECK);
            String reference = AccessRequest.send(visitor);
            try (Visitor officer = Visitor.of(product)) {
                SignIn.demo(officer, SignIn.OFFICER);
                Officer.open(officer, reference, AccessRequest.MARGARET);
                officer.sees("Checked for malware");
                assertThat(officer.link(FILE.getFileName().toString())).isVisible();
            }
        }
    }

    private static Locator tag(Visitor visitor, String words) {
        return visitor.page()
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions()
                        .setHasText(FILE.getFileName().toString()))
                .getByText(words, new Locator.GetByTextOptions().setExact(true));
    }
}
