package org.guildhall.send.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.send.SendFixture;
import org.guildhall.send.clock.EventKind;
import org.guildhall.send.clock.Stage;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cases from a file: each line is taken or refused by itself, with its reasons. */
@EachDatabase
@Tag("G10")
class CaseImportTest {
    private static final String HEADING =
            "reference,forename,surname,date_of_birth,received,house_number,street,postcode,"
                    + "decided_to_assess,draft_served,final_issued,caseworker_email\r\n";

    private final SendFixture core;
    private final Account caseworker;
    private final String surname = SendFixture.surname();

    CaseImportTest(DatabasePlace place) {
        core = SendFixture.of(place);
        caseworker = core.newCaseworker();
    }

    @BeforeEach
    void aMondayMorning() {
        core.clock.set(Instant.parse("2026-05-04T09:00:00Z"));
    }

    @Test
    void eachLineBecomesACaseWithItsHistoryAndItsCaseworker() {
        CaseImport report = take(HEADING
                + line("1", "2018-03-02,2026-03-02,3,Spindle Hill,wr52np,2026-04-01,,,", caseworker.email())
                + line("2", "2018-03-02,2025-09-01,,,,2025-10-01,2025-12-01,2026-01-12,", ""));
        assertEquals(2, report.count(CaseImport.Outcome.TAKEN));
        List<CaseLine> lines = lines();
        CaseLine one = lines.stream()
                .filter(line -> line.stage() == Stage.ASSESSMENT_AND_ADVICE)
                .findFirst()
                .orElseThrow();
        assertEquals(LocalDate.of(2026, 3, 2).plusWeeks(16), one.nextLimit());
        assertEquals(caseworker.id(), one.caseworker());
        assertEquals(
                "3 Spindle Hill, WR5 2NP",
                core.as(caseworker, () -> core.cases.find(one.id()))
                        .details()
                        .address()
                        .oneLine());
        assertEquals(
                List.of(EventKind.REQUEST_RECEIVED, EventKind.DECIDED_TO_ASSESS),
                core.as(caseworker, () -> core.history.events(one.id())).stream()
                        .map(NotedEvent::kind)
                        .toList());
        assertTrue(lines.stream().anyMatch(line -> line.stage() == Stage.FINAL_PLAN));
    }

    @Test
    void whatIsWrongIsToldWithItsLineAndColumnAndTheOthersAreTaken() {
        CaseImport report = take(HEADING
                + line("1", "2018-03-02,2026-03-02,,,,,,,", "")
                + line("2", "02/03/2018,2026-03-02,,,nowhere,,,,", "nobody@example.org")
                + line("3", "2018-03-02,2026-03-02,,,,,,2026-04-01,", "")
                + line("4", "2018-03-02,2027-03-02,,,,,,,", "")
                + "LL-5-" + surname + ",too,few\r\n"
                + ",Robin," + surname + ",2018-03-02,2026-03-02,,,,,,,\r\n"
                + "LL-7-" + surname + ",,\u0001,2018-03-02,2026-03-02,,,,,,,\r\n"
                + line("8", "2018-03-02,2026-03-02,,,,,,,", "")
                + "LL-9-" + surname + ",," + surname + ",2.3.2018,2026-03-02,,,,,,,\r\n"
                + "LL-10-" + surname + ",," + surname + ",2018-03-02,soon,,,,,,,\r\n");
        assertEquals(
                List.of(
                        "2 TAKEN []",
                        "3 REFUSED [date_of_birth, caseworker_email, postcode]",
                        "4 REFUSED [date]",
                        "5 REFUSED [received]",
                        "6 REFUSED [file]",
                        "7 REFUSED [reference]",
                        "8 REFUSED [surname]",
                        "9 TAKEN []",
                        "10 REFUSED [date_of_birth, forename]",
                        "11 REFUSED [received, forename]"),
                report.lines().stream()
                        .map(line -> line.number() + " " + line.outcome() + " "
                                + line.problems().stream()
                                        .map(problem -> problem.field())
                                        .toList())
                        .toList());
        assertEquals(2, lines().size());
        report.lines()
                .forEach(line -> line.problems()
                        .forEach(problem -> assertTrue(core.texts.has(problem.textKey()), problem.textKey())));
    }

    @Test
    void aCheckTellsTheSameAndOpensNothing() {
        String file = HEADING
                + line("1", "2018-03-02,2026-03-02,,,,,,,", caseworker.email())
                + line("1", "2018-03-02,2026-03-02,,,,,,,", "")
                + line("2", "02/03/2018,2026-03-02,,,,,,,", "");
        CaseImport told = core.as(caseworker, () -> checked(file));
        assertEquals(0, lines().size());
        CaseImport took = take(file);
        assertEquals(outcomes(told), outcomes(took));
        assertTrue(told.lines().stream().allMatch(line -> line.id() == null));
        CaseId opened = took.lines().getFirst().id();
        assertEquals(List.of(lines().getFirst().id()), List.of(Objects.requireNonNull(opened)));
        assertEquals(opened, took.lines().get(1).id(), "the same case, by whoever asks where it is");
        assertEquals(
                List.of(CaseImport.Outcome.TAKEN, CaseImport.Outcome.ALREADY_HERE, CaseImport.Outcome.REFUSED),
                told.lines().stream().map(CaseImport.Line::outcome).toList());
        assertEquals(1, lines().size());
    }

    private static List<String> outcomes(CaseImport report) {
        return report.lines().stream()
                .map(line -> line.number() + " " + line.outcome() + " " + line.problems())
                .toList();
    }

    @Test
    void afterACheckNoOtherFileIsTakenThanTheOneThatWasChecked() {
        String file = HEADING + line("1", "2018-03-02,2026-03-02,,,,,,,", "");
        String sha256 = core.as(caseworker, () -> checked(file)).sha256();
        String other = file + line("2", "2018-03-02,2026-03-02,,,,,,,", "");
        RefusedException no =
                assertThrows(RefusedException.class, () -> core.as(caseworker, () -> tookChecked(other, sha256)));
        assertEquals("send.import.another", no.textKey());
        assertEquals(0, lines().size());
        assertEquals(1, core.as(caseworker, () -> tookChecked(file, sha256)).count(CaseImport.Outcome.TAKEN));
        assertEquals(1, lines().size());
    }

    @Test
    void eachCaseworkerIsToldOnceOfAllCasesThatAFileBringsButNotWhoBringsIt() {
        Account colleague = core.newCaseworker();
        String file = HEADING
                + line("1", "2018-03-02,2026-03-02,,,,,,,", colleague.email())
                + line("2", "2018-03-02,2026-03-02,,,,,,,", colleague.email())
                + line("3", "2018-03-02,2026-03-02,,,,,,,", caseworker.email())
                + line("4", "2018-03-02,2027-03-02,,,,,,,", colleague.email());
        core.as(caseworker, () -> checked(file));
        assertEquals(List.of(), core.subjectsTo(colleague), "a check tells nobody");
        take(file);
        assertEquals(List.of("Cases have been assigned to you"), core.subjectsTo(colleague));
        assertEquals(List.of(), core.subjectsTo(caseworker));
        String told = core.mailsTo(colleague.email()).getFirst().text();
        assertEquals(
                2,
                lines().stream().filter(line -> told.contains(line.reference())).count(),
                told);
    }

    @Test
    void theSameReferenceAgainMakesNoSecondCase() {
        String file = HEADING + line("1", "2018-03-02,2026-03-02,,,,,,,", "");
        take(file);
        CaseImport again = take("\uFEFF" + file);
        assertEquals(
                List.of(CaseImport.Outcome.ALREADY_HERE),
                again.lines().stream().map(CaseImport.Line::outcome).toList());
        CaseImport twice = take(
                file + line("9", "2018-03-02,2026-03-02,,,,,,,", "") + line("9", "2018-03-02,2026-03-02,,,,,,,", ""));
        assertEquals(1, twice.count(CaseImport.Outcome.TAKEN));
        assertEquals(2, lines().size());
    }

    @Test
    void aFileOfAnotherSeparatorIsToldSoInOneSentence() {
        for (String separator : List.of(";", "\t")) {
            InvalidInputException no = assertThrows(
                    InvalidInputException.class,
                    () -> take(String.join(separator, "reference", "forename", "surname") + "\r\n"));
            assertEquals(
                    List.of("send.import.separator"),
                    no.problems().stream().map(problem -> problem.textKey()).toList());
        }
    }

    @Test
    void aFileWhoseFirstLineNamesOtherColumnsIsRefusedWhole() {
        InvalidInputException no = assertThrows(
                InvalidInputException.class,
                () -> take("reference,forename,name,date_of_birth,received,received\r\n1,2,3,4,5,6\r\n"));
        assertEquals(
                List.of("send.import.column.missing", "send.import.column.unknown", "send.import.column.twice"),
                no.problems().stream().map(problem -> problem.textKey()).toList());
        assertThrows(InvalidInputException.class, () -> take(""));
        assertEquals(0, lines().size());
    }

    @Test
    void onlyWhoMayOpenCasesMayBringAFile() {
        for (Account other : List.of(core.newManager(), core.newCitizen())) {
            assertThrows(NotPermittedException.class, () -> core.as(other, () -> took(HEADING)));
        }
    }

    private String line(String reference, String values, String caseworkerEmail) {
        return "LL-" + reference + "-" + surname + ",Robin," + surname + "," + values + caseworkerEmail + "\r\n";
    }

    private CaseImport take(String csv) {
        return core.as(caseworker, () -> took(csv));
    }

    private CaseImport tookChecked(String csv, String sha256) {
        try {
            return core.imports.takeChecked(bytes(csv), sha256);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private CaseImport checked(String csv) {
        try {
            return core.imports.check(bytes(csv));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static InputStream bytes(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }

    private CaseImport took(String csv) {
        try {
            return core.imports.take(bytes(csv));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private List<CaseLine> lines() {
        return core.as(caseworker, () -> core.cases.list(CaseQuery.open().holding(surname), 0, 50));
    }
}
