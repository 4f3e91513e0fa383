package org.guildhall.finance.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.guildhall.api.account.Account;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.person.Person;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.finance.request.Requests;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
@Tag("F15")
class DocumentRecallServiceTest {
    private final FinanceFixture core;
    private final Person rose;
    private final Account holder;
    private final Account officer;
    private final DocumentId stored;

    DocumentRecallServiceTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        rose = core.person("Rose", "Hill", LocalDate.of(1940, 5, 6), Requests.MILL_LANE);
        holder = core.newCitizen();
        core.grant(rose, holder, "poa", Set.of());
        officer = core.newOfficer();
        stored = core.letter(rose, DocumentKind.INVOICE, LocalDate.of(2026, 3, 1), "Invoice for March");
    }

    @Test
    void nobodyReadsARecalledDocumentAndOfficersSeeWhoHad() throws IOException {
        read(holder);
        core.clock.advance(Duration.ofMinutes(5));
        read(holder);
        FinanceDocumentId id = only(holder).id();
        RecordedDocument recalled = core.as(officer, () -> core.recalls.recall(id, " Filed for the wrong person "));
        assertEquals(officer.id().toString(), recalled.recalledBy());
        assertEquals("Filed for the wrong person", recalled.recallReason());
        assertThrows(NotPermittedException.class, () -> read(holder));
        assertEquals(List.of(), list(holder));
        assertEquals(0, core.<Long>as(holder, () -> core.financeDocuments.count(rose.id(), DocumentQuery.ALL)));
        assertEquals(1, list(officer).size(), "officers still see it");
        read(officer);
        List<DocumentReading> readings = core.as(officer, () -> core.recalls.readings(id));
        assertEquals(3, readings.size());
        assertEquals(
                List.of(officer.email(), holder.email(), holder.email()),
                readings.stream().map(DocumentReading::email).toList());
        // said twice, the first stays
        core.as(officer, () -> core.recalls.recall(id, "Another reason"));
        assertEquals(
                "Filed for the wrong person",
                core.as(officer, () -> core.recalls.find(id)).recallReason());
    }

    @Test
    void deletesOnlyWhatWasRecalledAndKeepsTheRecord() {
        FinanceDocumentId id = only(holder).id();
        assertThrows(RefusedException.class, () -> core.as(officer, () -> core.recalls.delete(id)));
        core.as(officer, () -> core.recalls.recall(id, "Wrong"));
        RecordedDocument deleted = core.as(officer, () -> core.recalls.delete(id));
        assertEquals(officer.id().toString(), deleted.deletedBy());
        assertThrows(NotFoundException.class, () -> read(officer));
        assertTrue(core.documents.find(stored).isEmpty());
        assertEquals("Wrong", core.as(officer, () -> core.recalls.find(id)).recallReason());
    }

    @Test
    void isForThoseWithTheRightAloneAndWantsAReason() {
        FinanceDocumentId id = only(holder).id();
        for (Account stranger : List.of(holder, core.newAuditor())) {
            assertThrows(NotPermittedException.class, () -> core.as(stranger, () -> core.recalls.recall(id, "Why")));
            assertThrows(NotPermittedException.class, () -> core.as(stranger, () -> core.recalls.find(id)));
            assertThrows(NotPermittedException.class, () -> core.as(stranger, () -> core.recalls.readings(id)));
            assertThrows(NotPermittedException.class, () -> core.as(stranger, () -> core.recalls.delete(id)));
        }
        assertThrows(InvalidInputException.class, () -> core.as(officer, () -> core.recalls.recall(id, " ")));
        assertEquals(1, list(holder).size());
    }

    @Test
    @Tag("A5")
    void aReasonBeingTypedIsKeptForItsOfficerUntilItIsSent() {
        FinanceDocumentId id = only(holder).id();
        Answers typed = Answers.NONE.with("reason", "Filed for");
        core.as(officer, () -> {
            core.recalls.keepReason(id, typed);
            assertEquals(typed, core.recalls.typedReason(id));
            return true;
        });
        assertEquals(Answers.NONE, core.as(core.newOfficer(), () -> core.recalls.typedReason(id)));
        core.as(officer, () -> {
            core.recalls.recall(id, "Filed for the wrong person");
            assertEquals(Answers.NONE, core.recalls.typedReason(id));
            core.recalls.keepReason(id, typed);
            assertEquals(Answers.NONE, core.recalls.typedReason(id), "there is nothing to take back any more");
            return true;
        });
    }

    private void read(Account reader) throws IOException {
        core.asOrThrow(reader, () -> core.documents.open(stored).writeTo(OutputStream.nullOutputStream()));
    }

    private FinanceDocument only(Account reader) {
        return list(reader).getFirst();
    }

    private List<FinanceDocument> list(Account reader) {
        return core.as(reader, () -> core.financeDocuments.list(rose.id(), DocumentQuery.ALL, 0, 10));
    }
}
