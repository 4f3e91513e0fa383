package org.guildhall.finance.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.person.Person;
import org.guildhall.api.session.Actor;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.finance.document.DocumentQuery;
import org.guildhall.finance.document.FinanceDocument;
import org.guildhall.finance.request.Requests;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
@Tag("F15")
class SourceIntakeTest {
    private final FinanceFixture core;
    private final Person rose;
    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final LedgerSource ledger = new LedgerSource("ledger-" + id);

    SourceIntakeTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
    }

    @Test
    void takesWhatIsNewOnceAndGoesOnWhereItWasAfterANewStart() throws IOException {
        write(1, rose.reference());
        write(2, "NOBODY");
        write(3, rose.reference());
        ask();
        assertEquals(2, documents().size());
        ImportRun run = run();
        assertEquals(List.of(2, 1, ImportOrigin.SOURCE), List.of(run.taken(), run.refused(), run.origin()));
        assertEquals("ledger-" + id, run.source());
        ask();
        assertEquals(run.id(), run().id(), "nothing new is no run");
        write(4, rose.reference());
        ask();
        assertEquals(3, documents().size());
        assertEquals(1, run().taken());
    }

    @Test
    void asksAgainForADocumentWhoseBytesCannotBeHadNow() throws IOException {
        write(1, rose.reference());
        ledger.setAway(true);
        assertThrows(IOException.class, this::ask);
        assertEquals(0, documents().size());
        ledger.setAway(false);
        ask();
        assertEquals(1, documents().size());
        assertEquals(0, run().refused());
        assertTrue(run().finishedAt() != null);
    }

    @Test
    void oneDocumentThatCannotBeTakenHoldsNoOtherUp() throws IOException {
        write(1, rose.reference());
        write(2, rose.reference());
        write(3, rose.reference());
        core.faults.breakAt("2.pdf");
        try {
            ask();
        } finally {
            core.faults.none();
        }
        assertEquals(2, documents().size());
        ImportRun run = run();
        assertEquals(List.of(2, 1), List.of(run.taken(), run.refused()));
        assertTrue(run.finishedAt() != null);
        String reason = core.as(core.newOfficer(), () -> core.imports.lines(run.id(), true, 0, 10))
                .getFirst()
                .reason();
        assertTrue(reason.contains(run.id().toString()), reason);
    }

    @Test
    void aSourceThatFailsHoldsNoOtherUp() {
        write(1, rose.reference());
        LedgerSource broken = new LedgerSource("broken-" + id);
        broken.setBroken();
        assertThrows(IOException.class, () -> ask(broken, ledger));
        assertEquals(1, documents().size());
    }

    @Test
    void linesAndRunsAreReadInPages() throws IOException {
        for (int number = 1; number <= 5; number++) {
            write(number, number % 2 == 0 ? "NOBODY" : rose.reference());
        }
        ask();
        ImportRun run = run();
        assertEquals(List.of(4, 5), numbers(run, false, 3, 10));
        assertEquals(List.of(4), numbers(run, true, 1, 10));
        assertEquals(List.of(1, 2), numbers(run, false, 0, 2));
    }

    private List<Integer> numbers(ImportRun run, boolean onlyRefused, int offset, int limit) {
        return core.as(core.newOfficer(), () -> core.imports.lines(run.id(), onlyRefused, offset, limit)).stream()
                .map(ImportLine::line)
                .toList();
    }

    private void write(long number, String person) {
        String content = "Entry " + number + id;
        ledger.write(
                number,
                new LedgerSource.Entry(
                        "L" + number + "-" + id, person, content, core.pdf(content), core.sha256(content)));
    }

    /** As after a new start of the server: all that it knows stands in the database. */
    private void ask() throws IOException {
        ask(ledger);
    }

    private void ask(LedgerSource... sources) throws IOException {
        SourceIntake intake = core.newSources();
        List.of(sources).forEach(intake::add);
        try (var bound = core.actors.bind(new Actor.SystemPart("finance.sources"))) {
            assertTrue(bound != null);
            intake.run();
        }
    }

    private ImportRun run() {
        return core.as(core.newOfficer(), () -> core.imports.runs(0, 1).getFirst());
    }

    private List<FinanceDocument> documents() {
        return core.as(core.newOfficer(), () -> core.financeDocuments.list(rose.id(), DocumentQuery.ALL, 0, 10));
    }
}
