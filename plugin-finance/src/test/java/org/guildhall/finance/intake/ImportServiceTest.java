package org.guildhall.finance.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.person.Person;
import org.guildhall.api.session.Actor;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.finance.document.DocumentQuery;
import org.guildhall.finance.document.FinanceDocument;
import org.guildhall.finance.request.Requests;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class ImportServiceTest {
    private static final String COLUMNS =
            "external_id,person_ref,kind,document_date,published_date,description,file,sha256";

    private final FinanceFixture core;
    private final Path folder;
    private final Person rose;
    private final String id = UUID.randomUUID().toString().substring(0, 8);

    ImportServiceTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        folder = core.instance.folder("finance-drop");
        rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
    }

    @BeforeEach
    void presetSettings() {
        core.settings.reset();
    }

    @AfterEach
    void emptyTheFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    @Tag("F15")
    void takesWhatIsInOrderAndRefusesEachBadRowWithLineAndReason() throws IOException {
        Path secret = Files.write(folder.resolveSibling("secret.pdf"), core.pdf("secret"));
        drop("a.pdf", "b.pdf", "wrong.pdf", "text.pdf");
        Files.writeString(folder.resolve("text.pdf"), "only text");
        List<String> report = importManifest(
                row("A", rose.reference(), "invoice", "2026-03-01", "a.pdf"),
                row("B", "NOBODY", "invoice", "2026-03-01", "b.pdf"),
                row("C", rose.reference(), "postcard", "2026-03-01", "b.pdf"),
                row("D", rose.reference(), "invoice", "01/03/2026", "b.pdf"),
                row("E", rose.reference(), "invoice", "2026-03-01", "missing.pdf"),
                digest("F", "wrong.pdf", "0".repeat(64)),
                row("G", rose.reference(), "invoice", "2026-03-01", "../secret.pdf"),
                row("H", rose.reference(), "invoice", "2026-03-01", "text.pdf"),
                "I-" + id + ",too,few",
                row("", rose.reference(), "invoice", "2026-03-01", "b.pdf"),
                row("J", rose.reference(), "outcome-letter", "2026-03-02", "b.pdf"));
        assertEquals("line,external_id,outcome,reason", report.getFirst());
        assertEquals("2,A-" + id + ",taken,", report.get(1));
        assertRefused(report, 3, "NOBODY");
        assertRefused(report, 4, "postcard");
        assertRefused(report, 5, "01/03/2026");
        assertRefused(report, 6, "missing.pdf");
        assertRefused(report, 7, "");
        assertRefused(report, 8, "secret.pdf");
        assertRefused(report, 9, "");
        assertRefused(report, 10, "8 values");
        assertRefused(report, 11, "external_id");
        assertEquals("12,J-" + id + ",taken,", report.get(11));
        assertEquals(2, documents().size());
        assertTrue(Files.exists(secret));
        assertTrue(Files.exists(folder.resolve("wrong.pdf")), "a refused file stays for a corrected drop");
        assertFalse(Files.exists(folder.resolve("a.pdf")), "a taken file does not stay unencrypted");
        Files.delete(secret);
    }

    @Test
    @Tag("F15")
    void aCorrectedDropRepairsWhatWasRefused() throws IOException {
        drop("a.pdf");
        importManifest(
                row("A", rose.reference(), "invoice", "2026-03-01", "a.pdf"),
                row("B", rose.reference(), "invoice", "2026-03-01", "b.pdf"));
        drop("b.pdf");
        List<String> report = importManifest(
                row("A", rose.reference(), "invoice", "2026-03-01", "a.pdf"),
                row("B", rose.reference(), "invoice", "2026-03-01", "b.pdf"));
        assertEquals("2,A-" + id + ",already here,", report.get(1));
        assertEquals("3,B-" + id + ",taken,", report.get(2));
        assertEquals(2, documents().size());
    }

    @Test
    @Tag("F15")
    void aFileThatIsNotTheOneOfItsLineIsNeverDeleted() throws IOException {
        drop("a.pdf");
        String row = row("A", rose.reference(), "invoice", "2026-03-01", "a.pdf");
        importManifest(row);
        assertFalse(Files.exists(folder.resolve("a.pdf")));
        byte[] another = core.pdf("next month's");
        Files.write(folder.resolve("a.pdf"), another);
        Files.createDirectory(folder.resolve("b.pdf"));
        List<String> report = importManifest(row, row.replace("a.pdf", "b.pdf"), row.replace("a.pdf", "c.pdf"));
        String stays = ",already here,\"The file a.pdf in the drop folder is not the one that this line names,"
                + " so it was not deleted\"";
        assertEquals("2,A-" + id + stays, report.get(1));
        assertTrue(report.get(2).contains("The file b.pdf could not be deleted"), report.get(2));
        assertEquals("4,A-" + id + ",already here,", report.get(3));
        assertArrayEquals(another, Files.readAllBytes(folder.resolve("a.pdf")));
        assertTrue(Files.isDirectory(folder.resolve("b.pdf")));
        drop("a.pdf");
        assertEquals("2,A-" + id + ",already here,", importManifest(row).get(1));
        assertFalse(Files.exists(folder.resolve("a.pdf")), "the very file of its line is deleted");
    }

    @Test
    @Tag("F15")
    void anErrorThatNobodyForesawRefusesItsLineAloneAndACorrectedDropRepairsIt() throws IOException {
        drop("a.pdf", "broken.pdf", "c.pdf");
        core.faults.breakAt("broken.pdf");
        String[] rows = {
            row("A", rose.reference(), "invoice", "2026-03-01", "a.pdf"),
            row("B", rose.reference(), "invoice", "2026-03-01", "broken.pdf"),
            row("C", rose.reference(), "invoice", "2026-03-01", "c.pdf")
        };
        List<String> report = importManifest(rows);
        core.faults.none();
        assertEquals("2,A-" + id + ",taken,", report.get(1));
        assertRefused(report, 3, "Drop it again");
        assertEquals("4,C-" + id + ",taken,", report.get(3));
        assertEquals(2, documents().size(), "nothing of the broken line was kept");
        List<String> repaired = importManifest(rows);
        assertEquals("3,B-" + id + ",taken,", repaired.get(2));
        assertEquals(3, documents().size());
    }

    @Test
    @Tag("F15")
    void refusesControlCharactersThatNoDatabaseAgreesOn() throws IOException {
        drop("a.pdf", "b.pdf");
        List<String> report = importManifest(
                row("A", rose.reference(), "invo\0ice", "2026-03-01", "a.pdf"),
                row("B\0", rose.reference(), "invoice", "2026-03-01", "a.pdf"),
                row("C", rose.reference(), "invoice", "2026-03-01", "b.pdf"));
        assertRefused(report, 2, "kind must not hold control characters");
        assertRefused(report, 3, "external_id, description must not hold control characters");
        assertEquals("4,C-" + id + ",taken,", report.get(3));
    }

    @Test
    @Tag("F15")
    void refusesTheRowsThatAreNotUtf8AndTakesTheOthers() throws IOException {
        drop("a.pdf", "b.pdf", "c.pdf");
        String manifest = String.join(
                "\r\n",
                COLUMNS,
                row("A", rose.reference(), "invoice", "2026-03-01", "a.pdf"),
                row("B", rose.reference(), "invoice", "2026-03-01", "b.pdf").replace("Letter", "L\u00e4tter"),
                row("\u00c9", rose.reference(), "invoice", "2026-03-01", "b.pdf"),
                row("C", rose.reference(), "invoice", "2026-03-01", "c.pdf"));
        Files.writeString(folder.resolve("manifest.csv"), manifest, StandardCharsets.ISO_8859_1);
        look();
        List<String> report = report("manifest");
        assertEquals("2,A-" + id + ",taken,", report.get(1));
        assertRefused(report, 3, "description is not UTF-8");
        assertRefused(report, 4, "external_id, description is not UTF-8");
        assertEquals("5,C-" + id + ",taken,", report.get(4));
        assertTrue(Files.exists(folder.resolve("b.pdf")));

        String people = "person_ref,forename,surname,date_of_birth,property_name,house_number,street,area,town,county,"
                + "postcode,uprn\nP" + id + ",Si\u00e2n,Price,1946-07-09,,7,Spindle Hill,,Ambleford,,WR5 2NP,\nQ" + id
                + ",Olwen,Price,1946-07-09,,7,Spindle Hill,,Ambleford,,WR5 2NP,\n";
        Files.writeString(folder.resolve("people.csv"), people, StandardCharsets.ISO_8859_1);
        look();
        assertRefused(report("people"), 2, "forename is not UTF-8");
        assertEquals("3,Q" + id + ",taken,", report("people").get(2));
    }

    @Test
    @Tag("F15")
    void namesEveryFaultOfALineAndSaysThatItsFileStays() throws IOException {
        drop("a.pdf");
        List<String> report = importManifest(
                row("A", "NOBODY", "postcard", "01/03/2026", "a.pdf"),
                row("B", "NOBODY", "invoice", "2026-03-01", "missing.pdf"));
        for (String fault : List.of(
                "There is no person with the reference NOBODY",
                "The kind postcard is unknown",
                "document_date must be a date",
                "The file a.pdf stays in the drop folder")) {
            assertRefused(report, 2, fault);
        }
        assertTrue(Files.exists(folder.resolve("a.pdf")));
        assertRefused(report, 3, "NOBODY");
        assertRefused(report, 3, "The file missing.pdf is not in the drop folder");
    }

    @Test
    @Tag("F15")
    void refusesTheSameIdWithAnotherDigestOrPerson() throws IOException {
        drop("a.pdf", "b.pdf");
        importManifest(row("A", rose.reference(), "invoice", "2026-03-01", "a.pdf"));
        Person tom = core.person("Tom", "Hill", LocalDate.of(1950, 1, 1), Requests.MILL_LANE);
        List<String> report = importManifest(
                row("A", rose.reference(), "invoice", "2026-03-01", "b.pdf"),
                row("A", tom.reference(), "invoice", "2026-03-01", "a.pdf"));
        assertRefused(report, 2, "another digest");
        assertRefused(report, 3, "another person");
        assertEquals(1, documents().size());
    }

    @Test
    @Tag("F15")
    void refusesAManifestWithOtherColumns() throws IOException {
        Files.writeString(folder.resolve("manifest.csv"), "id;person\r\n1;2\r\n");
        look();
        assertRefused(report("manifest"), 1, "external_id,person_ref");
    }

    @Test
    @Tag("F15")
    void killedAtAnyRowItGoesOnWithTheNextAndNothingComesTwice() throws IOException {
        int rows = 12;
        Account holder = core.newCitizen();
        core.grant(rose, holder, "poa", Set.of());
        String[] lines = new String[rows];
        for (int i = 0; i < rows; i++) {
            drop(i + ".pdf");
            lines[i] = row("K" + i, rose.reference(), "invoice", "2026-03-01", i + ".pdf");
        }
        manifest(lines);
        int kills = 0;
        for (int kept = 0; kept < 40 && !Files.exists(folder.resolve("manifest.report.csv")); kept++) {
            core.faults.killAfter(kept % 5);
            try (var bound = core.actors.bind(new Actor.SystemPart("finance.import"))) {
                assertTrue(bound != null);
                ImportService started = core.newImports();
                started.look();
                started.look();
            } catch (FinanceFixture.Killed killed) {
                kills++;
            } finally {
                core.faults.none();
            }
        }
        look();
        assertTrue(kills > 3, () -> "the run was killed several times");
        List<String> report = report("manifest");
        assertEquals(rows + 1, report.size());
        assertTrue(report.stream().skip(1).allMatch(line -> line.contains(",taken,")), report.toString());
        assertEquals(rows, documents().size());
        assertEquals(1, newDocumentMails(holder).size());
    }

    @Test
    @Tag("F15")
    void twoServersOnOneFolderTakeEachLineOnce() throws Exception {
        int rows = 30;
        String[] lines = new String[rows];
        for (int i = 0; i < rows; i++) {
            drop("two" + i + ".pdf");
            lines[i] = row("T" + i, rose.reference(), "invoice", "2026-03-01", "two" + i + ".pdf");
        }
        Account holder = core.newCitizen();
        core.grant(rose, holder, "poa", Set.of());
        manifest(lines);
        try (ExecutorService servers = Executors.newFixedThreadPool(2)) {
            List<Callable<Boolean>> two = List.of(server(), server());
            for (Future<Boolean> server : servers.invokeAll(two)) {
                assertTrue(server.get());
            }
        }
        List<String> report = report("manifest");
        assertEquals(rows + 1, report.size(), report.toString());
        assertTrue(report.stream().skip(1).allMatch(line -> line.contains(",taken,")), report.toString());
        assertEquals(rows, documents().size());
        assertEquals(1, newDocumentMails(holder).size());
        core.as(core.newOfficer(), () -> {
            ImportRun run = core.imports.runs(0, 1).getFirst();
            assertEquals(rows, run.taken());
            assertEquals(0, run.refused() + run.alreadyHere());
            return true;
        });
        assertFalse(Files.exists(folder.resolve("two0.pdf")));
    }

    /** One of several servers, each of which takes the run from the other as it looks, until the report is there. */
    private Callable<Boolean> server() {
        ImportService server = core.newImports();
        return () -> {
            try (var bound = core.actors.bind(new Actor.SystemPart("finance.import"))) {
                assertTrue(bound != null);
                while (!Files.exists(folder.resolve("manifest.report.csv"))) {
                    server.look();
                }
            }
            return true;
        };
    }

    @Test
    @Tag("F15")
    void mailsARefusalOnceToThoseWhoWantItAndMaySeeIt() throws IOException {
        Account wants = core.newOfficer();
        Account mayNot = core.newCitizen();
        core.settings.set("importReportTo", new String[] {
            " " + wants.email().toUpperCase(java.util.Locale.ROOT), mayNot.email()
        });
        drop("a.pdf");
        importManifest(row("A", rose.reference(), "invoice", "2026-03-01", "a.pdf"));
        assertEquals(0, core.mailsTo(wants).size(), "nothing was refused");
        importManifest(row("B", "NOBODY", "invoice", "2026-03-01", "a.pdf"));
        core.settings.reset();
        assertEquals(1, core.mailsTo(wants).size());
        String text = core.mailsTo(wants).getFirst().text();
        assertTrue(text.contains("Lines refused: 1.") && text.contains("/finance/imports/"), text);
        assertEquals(0, core.mailsTo(mayNot).size());
    }

    @Test
    @Tag("F16")
    void tellsEachHolderOnceForEachPersonAndRunWithoutContent() throws IOException {
        Account first = core.newCitizen();
        Account second = core.newCitizen();
        Account ofOtherKind = core.newCitizen();
        Account former = core.newCitizen();
        core.grant(rose, first, "poa", Set.of());
        core.grant(rose, second, "deputy", Set.of());
        core.grant(rose, ofOtherKind, "direct-payment-nominee", Set.of("remittance-advice"));
        core.revoke(core.grant(rose, former, "poa", Set.of()));
        drop("a.pdf", "b.pdf");
        importManifest(
                row("A", rose.reference(), "invoice", "2026-03-01", "a.pdf"),
                row("B", rose.reference(), "invoice", "2026-03-01", "b.pdf"));
        for (Account holder : List.of(first, second)) {
            List<KeptMail> mails = newDocumentMails(holder);
            assertEquals(1, mails.size());
            assertTrue(
                    mails.getFirst().text().contains("for R."), mails.getFirst().text());
            assertFalse(mails.getFirst().text().contains("Rose"));
            assertFalse(mails.getFirst().text().contains("Letter"));
            assertTrue(mails.getFirst().text().contains("/finance/documents/" + rose.id()));
        }
        assertEquals(List.of(), newDocumentMails(ofOtherKind));
        assertEquals(List.of(), newDocumentMails(former));
        importManifest(row("A", rose.reference(), "invoice", "2026-03-01", "a.pdf"));
        assertEquals(1, newDocumentMails(first).size(), "nothing new came");
    }

    @Test
    @Tag("F15")
    void takesPersonRecordsAndWhatChangedInThem() throws IOException {
        String columns = "person_ref,forename,surname,date_of_birth,property_name,house_number,street,area,town,county,"
                + "postcode,uprn";
        String ref = "P" + id;
        String long100 = "x".repeat(100);
        Files.writeString(
                folder.resolve("people.csv"),
                String.join(
                        "\r\n",
                        columns,
                        ref + ",Olwen,Price,1946-07-09,,7,Spindle Hill,,Ambleford,Barsetshire,wr5 2np,100000000007",
                        "X" + id + ",,Price,1946-07-09,,7,Spindle Hill,,Ambleford,,WR5 2NP,",
                        "Y" + id + ",Olwen,Price,1946-07-32,,7,Spindle Hill,,Ambleford,,WR5 2NP,",
                        "Z" + id + ",Olwen,Price,1946-07-9,,7,Spindle Hill,,Ambleford,,nowhere,",
                        "H" + id + ",Olwen,Price,1946-07-09,," + "7".repeat(61) + ",Spindle Hill,,Ambleford,,WR5 2NP,",
                        "I" + id + ",Olwen,Price,1946-07-09,," + "7".repeat(60) + ",Spindle Hill,,Ambleford,,WR5 2NP,",
                        "L" + id + "," + long100 + "," + long100 + ",1946-07-09," + long100 + ",7,"
                                + (long100 + ",").repeat(4) + "WR5 2NP,"));
        look();
        List<String> report = report("people");
        assertEquals("2," + ref + ",taken,", report.get(1));
        assertRefused(report, 3, "forename");
        assertRefused(report, 4, "1946-07-32");
        assertRefused(report, 5, "nowhere");
        assertRefused(report, 5, "1946-07-9");
        assertRefused(report, 6, "house_number must be at most 60 characters long");
        assertEquals("7,I" + id + ",taken,", report.get(6));
        assertEquals("8,L" + id + ",taken,", report.get(7));
        Person person = core.people.find("finance", ref).orElseThrow();
        assertEquals("WR5 2NP", person.address().postcode());

        Files.writeString(
                folder.resolve("people.csv"),
                columns + "\n" + ref
                        + ",Olwen,Price,1946-07-09,,7,Spindle Hill,,Ambleford,Barsetshire,WR5 2NP,100000000007\n");
        look();
        assertEquals("2," + ref + ",already here,", report("people").get(1));
    }

    @Test
    @Tag("F15")
    void staffSeeTheReportAndNobodyElse() throws IOException {
        drop("a.pdf");
        importManifest(
                row("A", rose.reference(), "invoice", "2026-03-01", "a.pdf"),
                row("B", "NOBODY", "invoice", "2026-03-01", "a.pdf"));
        core.as(core.newOfficer(), () -> {
            ImportRun run = core.imports.runs(0, 1).getFirst();
            assertEquals(1, run.taken());
            assertEquals(1, run.refused());
            assertEquals(1, core.imports.lines(run.id(), true, 0, 10).size());
            assertEquals(2, core.imports.lines(run.id(), false, 0, 10).size());
            return true;
        });
        assertThrows(NotPermittedException.class, () -> core.imports.runs(0, 1));
        assertThrows(NotPermittedException.class, () -> core.as(core.newCitizen(), () -> core.imports.runs(0, 1)));
    }

    @Test
    @Tag("F15")
    void theReportIsReadInPagesHoweverLongItIs() throws IOException {
        drop("a.pdf");
        importManifest(
                row("P1", rose.reference(), "invoice", "2026-03-01", "a.pdf"),
                row("P2", "NOBODY", "invoice", "2026-03-01", "a.pdf"),
                row("P3", "NOBODY", "invoice", "2026-03-01", "a.pdf"));
        core.clock.advance(Duration.ofMinutes(1));
        importManifest(row("P1", rose.reference(), "invoice", "2026-03-01", "a.pdf"));
        core.as(core.newOfficer(), () -> {
            ImportRun first = core.imports.runs(1, 1).getFirst();
            assertEquals(3, core.imports.countLines(first.id(), false));
            assertEquals(2, core.imports.countLines(first.id(), true));
            assertEquals(List.of("P2-" + id, "P3-" + id), lines(first, false, 1, 2));
            assertEquals(List.of("P3-" + id), lines(first, true, 1, 2));
            List<ImportRun> byRefused =
                    core.imports.runs(ImportOrder.REFUSED, true, 0, Math.toIntExact(core.imports.countRuns()));
            assertEquals(
                    byRefused.stream()
                            .sorted(Comparator.comparingInt(ImportRun::refused).reversed())
                            .toList(),
                    byRefused);
            assertTrue(byRefused.getLast().refused() < byRefused.getFirst().refused());
            List<ImportRun> oldest = core.imports.runs(ImportOrder.STARTED, false, 0, 1_000);
            assertEquals(core.imports.runs(0, 1_000), oldest.reversed());
            return true;
        });
    }

    private List<String> lines(ImportRun run, boolean onlyRefused, int offset, int limit) {
        return core.imports.lines(run.id(), onlyRefused, offset, limit).stream()
                .map(ImportLine::externalId)
                .toList();
    }

    private List<FinanceDocument> documents() {
        return core.as(core.newOfficer(), () -> core.financeDocuments.list(rose.id(), DocumentQuery.ALL, 0, 100));
    }

    private List<KeptMail> newDocumentMails(Account account) {
        return core.mailsTo(account).stream()
                .filter(mail -> mail.subject().contains("new documents"))
                .toList();
    }

    private List<String> importManifest(String... rows) throws IOException {
        manifest(rows);
        look();
        return report("manifest");
    }

    private void manifest(String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(COLUMNS));
        lines.addAll(List.of(rows));
        Path part = Files.writeString(folder.resolve("manifest.part"), String.join("\r\n", lines));
        Files.move(part, folder.resolve("manifest.csv"), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /** The first look sees the files, the second one that they are quiet. */
    private void look() throws IOException {
        try (var bound = core.actors.bind(new Actor.SystemPart("finance.import"))) {
            assertTrue(bound != null);
            core.imports.look();
            core.imports.look();
        }
    }

    private List<String> report(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name + ".report.csv"));
    }

    private void drop(String... names) throws IOException {
        for (String name : names) {
            Files.write(folder.resolve(name), core.pdf("Letter " + id + name));
        }
    }

    private String row(String external, String person, String kind, String date, String file) {
        Path path = folder.resolve(file);
        return String.join(
                ",",
                external.isEmpty() ? "" : external + "-" + id,
                person,
                kind,
                date,
                "2026-03-02",
                "\"Letter, " + external + "\"",
                file,
                core.sha256("Letter " + id + path.getFileName()));
    }

    private String digest(String external, String file, String sha256) {
        return String.join(
                ",",
                external + "-" + id,
                rose.reference(),
                "invoice",
                "2026-03-01",
                "2026-03-02",
                "Letter",
                file,
                sha256);
    }

    private static void assertRefused(List<String> report, int line, String why) {
        String found = report.stream()
                .filter(row -> row.startsWith(line + ","))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No line " + line + " in " + report));
        assertTrue(found.contains(",refused,") && found.contains(why), found);
        assertFalse(found.endsWith(",refused,"), found);
    }
}
