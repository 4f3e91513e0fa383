package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.guildhall.product.DemoLetters.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Documents from the council's finance system, also where the manifest is wrong. */
class ImportTest {
    private static final String LETTER = "remittance-2026-10.pdf";
    private static final String OTHER = "invoice-2026-10.pdf";

    @Test
    @Tag("F15")
    @Tag("F16")
    void eachRefusedRowIsReportedTheOthersAreTakenAndACorrectedDropRepairsIt() {
        Product product = Product.shared();
        Mailbox.Mark before = new Mailbox(product).mark(SignIn.CITIZEN);
        Row good = Row.of("IMPORT-1", "CF1001", "remittance-advice", "A good one", LETTER);
        Row wrongDigest = Row.of("IMPORT-2", "CF1001", "invoice", "Repaired later", OTHER);
        List<String> report = DemoLetters.drop(
                product,
                good,
                wrongDigest.withDigest("0".repeat(64)),
                Row.of("IMPORT-3", "CF9999", "invoice", "Nobody's", OTHER),
                Row.of("IMPORT-4", "CF1001", "postcard", "Of no kind", OTHER),
                new Row("IMPORT-5", "CF1001", "invoice", "Not there", "missing.pdf", "1".repeat(64)),
                new Row("IMPORT-6", "CF1001", "invoice", "Outside", "../guildhall.properties", "1".repeat(64)));
        assertEquals(7, report.size(), report.toString());
        assertRow(report, 1, "2,IMPORT-1,taken", "");
        assertRow(report, 2, "3,IMPORT-2,refused", "checksum differs");
        assertRow(report, 3, "4,IMPORT-3,refused", "There is no person with the reference CF9999");
        assertRow(report, 4, "5,IMPORT-4,refused", "The kind postcard is unknown");
        assertRow(report, 5, "6,IMPORT-5,refused", "missing.pdf is not in the drop folder");
        assertRow(report, 6, "7,IMPORT-6,refused", "does not stay inside the drop folder");

        List<String> repaired = DemoLetters.drop(product, good, wrongDigest);
        assertRow(repaired, 1, "2,IMPORT-1,already here", "");
        assertRow(repaired, 2, "3,IMPORT-2,taken", "");
        List<String> changed =
                DemoLetters.drop(product, Row.of("IMPORT-1", "CF1001", "remittance-advice", "A good one", OTHER));
        assertRow(changed, 1, "2,IMPORT-1,refused", "already here with another digest");

        Mailbox mailbox = new Mailbox(product);
        mailbox.next(before, "new documents");
        long told = mailbox.since(before).stream()
                .filter(mail -> mail.text().contains("new documents"))
                .count();
        assertEquals(2, told, "one mail for each run that brought something");
    }

    @Test
    @Tag("F15")
    void personRecordsAreTakenAndChangedRefusedRowsAreReportedAndAnOfficerSeesThem() {
        Product product = Product.shared();
        List<String> report = DemoLetters.dropPeople(
                product,
                "PEOPLE-1,Gwladys,Moris,1939-02-03,,2,Mill Lane,,Ambleford,Barsetshire,GH1 1AB,999900000777",
                "PEOPLE-2,Ivor,Tranter,3.2.1939,,4,Mill Lane,,Ambleford,Barsetshire,nowhere,",
                "PEOPLE-3,Ivor,,1939-02-03,,4,Mill Lane,,Ambleford,Barsetshire,GH1 1AB,");
        assertEquals(4, report.size(), report.toString());
        assertRow(report, 1, "2,PEOPLE-1,taken", "");
        assertRow(report, 2, "3,PEOPLE-2,refused", "date_of_birth must be a date like 2026-04-06, not 3.2.1939");
        assertRow(report, 2, "3,PEOPLE-2,refused", "nowhere is not a full UK postcode");
        assertRow(report, 3, "4,PEOPLE-3,refused", "forename and surname must be given");
        try (Visitor officer = Visitor.of(product)) {
            SignIn.demo(officer, SignIn.OFFICER);
            Locator row = person(officer, "Gwladys Moris");
            assertThat(row).containsText("PEOPLE-1");
            assertThat(row).containsText("3 Feb 1939");
            assertThat(row).containsText("2 Mill Lane, Ambleford, Barsetshire, GH1 1AB");

            // the record corrected, and a letter for the person: both by the next drops
            DemoLetters.dropPeople(
                    product,
                    "PEOPLE-1,Gwladys,Morris,1939-02-03,,2,Mill Lane,,Ambleford,Barsetshire,GH1 1AB,999900000777");
            assertRow(
                    DemoLetters.drop(product, Row.of("PEOPLE-LETTER", "PEOPLE-1", "invoice", "For the new one", OTHER)),
                    1,
                    "2,PEOPLE-LETTER,taken",
                    "");
            assertThat(person(officer, "Gwladys Morris")).containsText("PEOPLE-1");
            officer.follow(Labels.IMPORTS).reached(Labels.IMPORTS);
            Locator run = officer.page()
                    .getByRole(AriaRole.ROW)
                    .filter(new Locator.FilterOptions().setHasText("Person records"))
                    .filter(new Locator.FilterOptions().setHasText("Some refused"))
                    .first();
            officer.press(run.getByRole(AriaRole.LINK));
            officer.sees("PEOPLE-3").sees("nowhere is not a full UK postcode");
        }
    }

    private static Locator person(Visitor officer, String name) {
        officer.follow(Labels.PEOPLE).reached(Labels.PEOPLE);
        officer.type("Search for a person", name);
        Locator row = officer.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
        assertThat(row).hasCount(1);
        return row;
    }

    @Test
    @Tag("E1")
    void documentsLieEncryptedInTheDataFolder() throws IOException {
        Product product = Product.shared();
        DemoLetters.drop(product, Row.of("IMPORT-7", "CF1001", "invoice", "Encrypted", OTHER));
        byte[] start = Files.readAllBytes(DemoLetters.file(OTHER));
        String needle = new String(start, 0, 64, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(product.data())) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(product.data().resolve("finance-drop")))
                    .filter(file -> !file.startsWith(product.data().resolve("cache")))
                    .toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(content.contains(needle), file + " holds the letter in the clear");
            }
        }
        assertFalse(
                Files.exists(product.data().resolve("finance-drop").resolve(OTHER)),
                "nor does the drop folder keep it");
    }

    private static void assertRow(List<String> report, int line, String start, String reason) {
        String row = report.get(line);
        assertTrue(row.startsWith(start), row);
        assertTrue(row.contains(reason), row);
    }
}
