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
                Product product = scanning(data, clamd).start();
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
            String check = reachedCheck(visitor);
            visitor.open(check.replaceFirst("/check$", "/evidence"));
            visitor.reached(Labels.EVIDENCE).sees("Being checked").sees("The file is being checked for viruses.");
            Looks.check(visitor.page(), "evidence-waiting");

            clamd.start();
            Await.until(
                    "the scanner's word",
                    NEXT_TRY,
                    () -> tag(visitor, "Uploaded").isVisible());
            assertThat(tag(visitor, "Being checked")).hasCount(0);

            Path infected = infected(data);
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

    @Test
    @Tag("E2")
    @Tag("F6")
    void aRequestCanBeSentWhileItsFilesWaitAndSaysWhatBecameOfThem() throws IOException {
        Path data = Product.freshFolder("scanned-late");
        try (ClamDaemon clamd = ClamDaemon.stopped();
                Product product = scanning(data, clamd).start();
                Visitor visitor = Visitor.of(product);
                Visitor officer = Visitor.of(product)) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(visitor, person);
            AccessRequest.begin(visitor);
            AccessRequest.answer(visitor, person, AccessRequest.MARGARET, Labels.POA);
            String check = reachedCheck(visitor);
            visitor.open(check.replaceFirst("/check$", "/evidence"));
            visitor.reached(Labels.EVIDENCE);
            AccessRequest.upload(visitor, infected(data));
            visitor.press(Labels.CONTACT).reached(Labels.CONTACT);
            visitor.open(check);
            visitor.reached(Labels.CHECK);
            String reference = AccessRequest.send(visitor);
            visitor.open("");
            visitor.press(Labels.VIEW_REQUEST).reached(Labels.YOUR_REQUEST);
            visitor.sees("order.pdf (being checked for viruses)");
            SignIn.demo(officer, SignIn.OFFICER);
            Officer.open(officer, reference, AccessRequest.MARGARET);
            officer.sees("order.pdf").sees("Being checked");
            assertThat(officer.link("order.pdf")).hasCount(0);

            clamd.start();
            Await.until("the scanner's word", NEXT_TRY, () -> {
                visitor.page().reload();
                visitor.reached(Labels.YOUR_REQUEST);
                return visitor.text("Your file order.pdf was refused").isVisible();
            });
            Looks.check(visitor.page(), "my-request-file-refused");
            officer.page().reload();
            officer.sees("Malware found").sees("Checked for malware");
            assertThat(officer.link("order.pdf")).hasCount(0);
            assertThat(officer.link(FILE.getFileName().toString())).isVisible();
            Looks.check(officer.page(), "review-file-refused");
        }
    }

    private static Product scanning(Path data, ClamDaemon clamd) {
        return Product.at(data)
                .forManySignIns()
                .configured("org.guildhall.scanner", Map.of("address", clamd.address()));
    }

    private static String reachedCheck(Visitor visitor) {
        // the address follows the page
        visitor.page().waitForURL("**/check");
        return visitor.page().url();
    }

    private static Path infected(Path folder) throws IOException {
        return Files.writeString(folder.resolve("order.pdf"), "%PDF-1.7\n" + ClamDaemon.MARKER + "\n");
    }

    private static Locator tag(Visitor visitor, String words) {
        return visitor.page()
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions()
                        .setHasText(FILE.getFileName().toString()))
                .getByText(words, new Locator.GetByTextOptions().setExact(true));
    }
}
