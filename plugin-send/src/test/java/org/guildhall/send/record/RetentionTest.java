package org.guildhall.send.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.retention.DueRecord;
import org.guildhall.api.retention.RetentionRule;
import org.guildhall.send.SendFixture;
import org.guildhall.send.clock.EventKind;
import org.guildhall.send.clock.RecordedException;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Closed cases go whole when the child would be 35, and no sooner (SPEC E4). */
@EachDatabase
@Tag("E4")
class RetentionTest {
    private static final String KIND = "send.case";
    private static final List<String> PARTS =
            List.of("SendUpdate", "SendParty", "SendInvitation", "SendNote", "SendException", "SendEvent");

    private final SendFixture core;
    private final Account administrator;
    private final Account caseworker;

    RetentionTest(DatabasePlace place) {
        core = SendFixture.of(place);
        administrator = core.newAdministrator();
        caseworker = core.newCaseworker();
    }

    @Test
    void aClosedCaseGoesWithAllThatBelongsToItAndTheRestStays() {
        CaseId id = whole();
        CaseId open = whole();
        String reference = core.as(caseworker, () -> core.cases.find(id)).reference();
        core.by(caseworker, () -> core.cases.close(id, "The plan has ceased."));
        assertEquals(35, rule().years());
        core.clock.set(Instant.parse("2053-03-02T12:00:00Z"));
        assertEquals(0, rule().due(), "the birthday itself");
        assertFalse(core.retained.delete(id.value(), rule().before()));
        core.clock.set(Instant.parse("2053-03-03T12:00:00Z"));
        assertEquals(1, rule().due(), "what is open stays");
        assertEquals(
                List.of(new DueRecord(id.value(), reference, SendFixture.BORN)),
                core.as(administrator, () -> core.retention.due(KIND, 0, 10)));
        assertFalse(core.retained.delete(open.value(), rule().before()));
        assertEquals(
                1, core.as(administrator, () -> core.retention.delete(KIND, 1)).count());
        assertEquals(0, core.count("SendCase", "id", id.value()));
        for (String part : PARTS) {
            assertEquals(0, rows(part, id.value()), part);
            assertFalse(rows(part, open.value()) == 0, part);
        }
    }

    private long rows(String part, UUID id) {
        return core.count(part, "caseId", id);
    }

    /** A case with at least one row of each kind. */
    private CaseId whole() {
        LocalDate today = core.today();
        CaseId id = core.open(caseworker);
        core.activeParent(caseworker, id, core.newCitizen());
        core.by(caseworker, () -> {
            core.cases.addNote(id, "Rang.");
            core.history.note(id, NewEvent.of(EventKind.DECIDED_TO_ASSESS, today, ""));
            core.history.except(
                    id,
                    new RecordedException(
                            "decide-whether-to-assess",
                            core.history.reasons("decide-whether-to-assess").getFirst()),
                    "School was closed.");
        });
        return id;
    }

    private RetentionRule rule() {
        return core.as(administrator, () -> core.retention.find(KIND)).orElseThrow();
    }
}
