package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.finance.request.QueueLoad.Age;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What waits is counted, and taken out as a file (SPEC F12). */
@EachDatabase
@Tag("F12")
class QueueLoadTest {
    private final FinanceFixture core;
    private final Account officer;
    private final Instant start;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    QueueLoadTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        officer = core.newOfficer();
        start = core.clock.instant();
    }

    @BeforeEach
    void presetSettings() {
        core.settings.reset();
    }

    @AfterEach
    void backToTheStart() {
        core.clock.set(start);
    }

    @Test
    void countsOpenRequestsByOfficerAndByAgeInWorkingDays() {
        // a Friday: 0, 1, 2, 4, 5 and 6 working days before it, and two on the Saturday before
        core.clock.set(Instant.parse("2026-06-19T15:00:00Z"));
        Map<Age, Long> before = core.as(officer, core.load::load).ages();
        for (String day : List.of("19", "18", "17", "15", "12", "11", "13", "14")) {
            core.clock.set(Instant.parse("2026-06-" + day + "T10:00:00Z"));
            AccessRequest request = Requests.sent(core, core.newCitizen(), new PersonName("Ann", mark));
            if (day.equals("17") || day.equals("18")) {
                core.as(officer, () -> {
                    core.review.assignToMe(request);
                    return true;
                });
            }
        }
        core.clock.set(Instant.parse("2026-06-19T15:00:00Z"));
        QueueLoad load = core.as(officer, core.load::load);
        Map<Age, Long> more = new HashMap<>();
        load.ages().forEach((age, count) -> more.put(age, count - before.getOrDefault(age, 0L)));
        assertEquals(Map.of(Age.TODAY, 1L, Age.ONE, 1L, Age.TWO, 1L, Age.THREE_TO_FIVE, 4L, Age.MORE, 1L), more);
        assertEquals(
                core.as(officer, () -> core.review.count(QueueQuery.of(QueueFilter.ALL_OPEN))),
                load.ages().values().stream().mapToLong(Long::longValue).sum());
        Optional<AccountId> me = Optional.of(officer.id());
        assertEquals(
                2,
                load.hands().stream()
                        .filter(hands -> hands.officer().equals(me))
                        .findFirst()
                        .orElseThrow()
                        .open());
        assertTrue(load.hands().getLast().officer().isEmpty(), "nobody's come last");
        Account citizen = core.newCitizen();
        assertThrows(NotPermittedException.class, () -> core.as(citizen, core.load::load));
    }

    @Test
    void theListIsTakenOutAsFilteredWithoutFormulasAndTheLogSaysSo() throws IOException {
        AccessRequest formula = Requests.sent(core, core.newCitizen(), new PersonName("=1+1", "O\"Brien, " + mark));
        AccessRequest plain = Requests.sent(core, core.newCitizen(), new PersonName("Ann", "Zed" + mark));
        Requests.sent(core, core.newCitizen(), new PersonName("Ann", "Other"));
        core.as(officer, () -> {
            core.review.assignToMe(plain);
            return true;
        });
        QueueQuery query = QueueQuery.of(QueueFilter.ALL_OPEN).holding(mark).by(QueueOrder.PERSON, false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        core.asOrThrow(officer, () -> core.queueExport.write(query, out));
        String text = out.toString(StandardCharsets.UTF_8);
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .get()
                .parse(new StringReader(text))
                .getRecords();
        assertEquals(
                List.of(formula.reference(), plain.reference()),
                rows.stream().map(row -> row.get("reference")).toList());
        assertEquals("'=1+1", rows.getFirst().get("about_forename"));
        assertEquals("O\"Brien, " + mark, rows.getFirst().get("about_surname"));
        assertEquals("", rows.getFirst().get("assigned_to"));
        assertEquals(officer.details().name().full(), rows.getLast().get("assigned_to"));
        assertEquals(plain.dueAt(), Instant.parse(rows.getLast().get("due_at")));
        assertTrue(text.startsWith("reference,") && text.contains("\r\n"), text);
        Map<String, String> noted =
                core.history("finance.queue", "ALL_OPEN").getFirst().details();
        assertEquals("2", noted.get("requests"));
        assertFalse(noted.containsValue(mark), "whom somebody has searched is not spread");
        for (Account somebody : List.of(core.newCitizen(), core.newAuditor())) {
            assertThrows(
                    NotPermittedException.class,
                    () -> core.asOrThrow(somebody, () -> core.queueExport.write(query, out)));
        }
        core.asOrThrow(core.newManager(), () -> core.queueExport.write(query, out));
    }
}
