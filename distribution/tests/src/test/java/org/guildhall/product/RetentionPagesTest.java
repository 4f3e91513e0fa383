package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipFile;
import org.guildhall.product.DemoLetters.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is kept too long is seen and deleted in the browser, and what is kept of somebody is taken out. */
class RetentionPagesTest {
    private static final String RETENTION = "Retention";
    private static final String DOCUMENTS = "Documents of the finance system";
    private static final String GET = "Download what is kept as a ZIP file";
    private static final String LETTER = "outcome-letter-2026-10.pdf";

    @Test
    @Tag("E4")
    void whatIsDueIsSeenHeldAndDeletedOnceItsNumberIsTyped() {
        try (Product product = Product.at(Product.freshFolder("retention")).start();
                Visitor administrator = Visitor.withKeyboardOnly(product);
                Visitor auditor = Visitor.of(product)) {
            DemoLetters.awaitFirst(product);
            DemoLetters.drop(
                    product,
                    Row.of("OLD-1", "CF1003", "outcome-letter", "Outcome of 2014", LETTER)
                            .dated("2014-03-01"),
                    Row.of("OLD-2", "CF1003", "outcome-letter", "Outcome of 2015", LETTER)
                            .dated("2015-03-01"),
                    Row.of("OLD-3", "CF1003", "outcome-letter", "Outcome of 2018", LETTER)
                            .dated("2018-03-01"));
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.follow(RETENTION).reached(RETENTION);
            assertThat(row(administrator, DOCUMENTS)).containsText("Date of the document");
            administrator.sees("Nothing has been deleted yet.");
            Looks.check(administrator.page(), "retention");
            administrator.press(DOCUMENTS).reached(DOCUMENTS);
            assertThat(row(administrator, "OLD-1")).containsText("1 Mar 2014");
            assertThat(row(administrator, "OLD-3")).hasCount(1);
            assertThat(administrator.page().locator("main")).not().containsText("Outcome of 2014");
            Looks.check(administrator.page(), "retention-documents");

            // another rule makes other records due
            administrator.press("Change Kept for (years)").reached("How long are they kept?");
            administrator
                    .type("Kept for (years)", "ten")
                    .press("Save")
                    .sees("Enter a whole number of years from 1 to 100");
            Looks.check(administrator.page(), "retention-years");
            administrator.type("Kept for (years)", "10").press("Save").reached(DOCUMENTS);
            administrator.sees("The rule is saved.").sees("Set by Ellen Marsh");
            assertThat(row(administrator, "OLD-3")).hasCount(0);

            heldByALegalHold(administrator);

            administrator.open("admin/retention/finance.document");
            administrator
                    .reached(DOCUMENTS)
                    .press("Delete 2 records for good")
                    .reached("Delete these records for good?");
            administrator.press("Delete 2 records for good").sees("Type 2, the number of records, to confirm");
            Looks.check(administrator.page(), "retention-delete");
            administrator
                    .type("Type 2 to confirm", "2")
                    .press("Delete 2 records for good")
                    .reached(DOCUMENTS)
                    .sees("Deleted for good: 2.")
                    .sees("Nothing is due now.");
            Looks.check(administrator.page(), "retention-deleted");

            SignIn.demo(auditor, SignIn.AUDITOR);
            auditor.follow(RETENTION).reached(RETENTION);
            assertThat(row(auditor, "1 Mar 2014 to 1 Mar 2015")).containsText("Ellen Marsh");
            Looks.check(auditor.page(), "retention-past");
            auditor.press(DOCUMENTS).reached(DOCUMENTS);
            assertThat(auditor.button("Change Kept for (years)")).hasCount(0);
            assertThat(auditor.heading("Delete")).hasCount(0);
            assertEquals(
                    404,
                    auditor.page()
                            .request()
                            .get(product.url("admin/retention/no.such"))
                            .status());
        }
    }

    @Test
    @Tag("E4")
    void whatIsKeptOfSomebodyIsTakenOutByThoseWhoMayAlone() throws IOException {
        Product product = Product.shared();
        try (Visitor administrator = Visitor.of(product);
                Visitor officer = Visitor.of(product);
                Visitor citizen = Visitor.of(product)) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(citizen, person);
            AccessRequest.begin(citizen);
            AccessRequest.answer(citizen, person, AccessRequest.OLWEN, Labels.NOMINEE);
            String reference = AccessRequest.send(citizen);

            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.open("admin/users");
            administrator
                    .reached("Users and roles")
                    .type(administrator.search("Name or email address"), person.email());
            administrator.press(person.fullName()).reached(person.fullName());
            Looks.check(administrator.page(), "user-subject");
            String account = String.valueOf(administrator.link(GET).getAttribute("href"));
            try (ZipFile zip = download(administrator)) {
                assertTrue(text(zip, "core/account.csv").contains(person.email()));
                assertTrue(text(zip, "finance/requests.csv").contains(reference));
                assertTrue(text(zip, "contents.json").contains("finance/requests.csv"));
            }

            SignIn.demo(officer, SignIn.OFFICER);
            officer.open("finance/people");
            officer.reached("People and access")
                    .type("Search for a person", "Price")
                    .press("Search");
            officer.press("Olwen Price").reached("Olwen Price");
            Looks.check(officer.page(), "person-subject");
            String record = String.valueOf(officer.link(GET).getAttribute("href"));
            try (ZipFile zip = download(officer)) {
                assertTrue(text(zip, "core/person.csv").contains("Olwen"));
                assertTrue(text(zip, "finance/documents.csv").startsWith("\"id\""));
            }
            assertEquals(403, status(officer, account));
            assertEquals(403, status(administrator, record));
            assertEquals(403, status(citizen, account));
            assertEquals(403, status(citizen, record));
        }
    }

    private static int status(Visitor visitor, String address) {
        return visitor.page()
                .request()
                .get(visitor.product().url(address.substring(1)))
                .status();
    }

    private static ZipFile download(Visitor visitor) throws IOException {
        Download download = visitor.page().waitForDownload(() -> visitor.press(GET));
        assertTrue(
                download.suggestedFilename().matches("subject-data-\\d{4}-\\d\\d-\\d\\d\\.zip"),
                download.suggestedFilename());
        return new ZipFile(download.path().toFile());
    }

    private static String text(ZipFile zip, String entry) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void heldByALegalHold(Visitor administrator) {
        administrator.open("admin/portals/data/finance");
        administrator
                .reached("Data of Client Finance Portal")
                .press("Place a legal hold")
                .reached("Place a legal hold on the data of Client Finance Portal?")
                .type("Why must it be kept?", "Inquiry 12/2026")
                .press("Place a legal hold")
                .sees("The data is under legal hold.");
        administrator.open("admin/retention/finance.document");
        administrator
                .reached(DOCUMENTS)
                .sees("Inquiry 12/2026")
                .sees("It is under legal hold, so it cannot be deleted.");
        assertThat(administrator.button("Delete 2 records for good")).hasCount(0);
        Looks.check(administrator.page(), "retention-held");
        administrator.open("admin/portals/data/finance");
        administrator
                .reached("Data of Client Finance Portal")
                .press("Lift the hold")
                .sees("The hold is lifted.");
    }

    private static Locator row(Visitor visitor, String words) {
        return visitor.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(words));
    }
}
