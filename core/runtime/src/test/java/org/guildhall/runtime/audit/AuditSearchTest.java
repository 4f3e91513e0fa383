package org.guildhall.runtime.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.guildhall.api.account.Account;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.audit.AuditFormat;
import org.guildhall.api.audit.AuditQuery;
import org.guildhall.api.audit.ChainCheck;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.permission.Role;
import org.guildhall.api.session.Actors;
import org.guildhall.runtime.Identity;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Searches, exports and checks as the roles that may, and refuses everybody else. */
@EachDatabase
class AuditSearchTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Identity identity;
    private final String subject = UUID.randomUUID().toString();

    AuditSearchTest(DatabasePlace place) {
        identity = Identity.of(place);
    }

    @Test
    void findsByWhoWhatWhichAndWhenAPageAtATime() {
        Account officer = identity.newAccount();
        Instant begun = identity.clock.instant();
        as(officer, () -> record("thing.opened", "thing.changed", "other.opened"));
        identity.clock.advance(Duration.ofDays(1));
        as(officer, () -> record("thing.closed"));
        record("thing.closed");
        Account auditor = identity.newAccount(Set.of(Role.AUDITOR));
        as(auditor, () -> {
            AuditQuery all = AuditQuery.about("thing", subject);
            assertEquals(5, identity.runtime.audit().count(all));
            assertEquals(
                    List.of("thing.closed", "thing.closed"),
                    actions(identity.runtime.audit().find(all, 0, 2)));
            assertEquals(
                    List.of("other.opened", "thing.changed"),
                    actions(identity.runtime.audit().find(all, 2, 2)));
            assertEquals(
                    List.of("thing.closed", "other.opened", "thing.changed", "thing.opened"),
                    found(Set.of(officer.id().toString()), Set.of(), null, null));
            assertEquals(List.of("thing.opened"), found(Set.of(), Set.of("thing.open*"), null, null));
            assertEquals(
                    List.of("thing.changed", "thing.opened"),
                    found(Set.of(), Set.of("*.changed", "thing.opened"), null, null));
            assertEquals(List.of(), found(Set.of(), Set.of("thing_opened*"), null, null));
            assertEquals(
                    List.of("other.opened", "thing.changed", "thing.opened"),
                    found(Set.of(), Set.of(), begun, begun.plus(Duration.ofHours(1))));
            assertEquals(
                    List.of("thing.closed", "thing.closed"),
                    found(Set.of(), Set.of(), begun.plus(Duration.ofHours(1)), null));
            assertTrue(identity.runtime.audit().actions().containsAll(List.of("thing.opened", "other.opened")));
        });
    }

    @Test
    void refusesToSearchExportAndCheckWithoutTheRight() {
        for (String role : List.of(Role.CITIZEN, Role.FINANCE_OFFICER, Role.PLATFORM_ADMINISTRATOR)) {
            as(identity.newAccount(Set.of(role)), () -> {
                var audit = identity.runtime.audit();
                assertThrows(NotPermittedException.class, () -> audit.find(AuditQuery.all(), 0, 1));
                assertThrows(NotPermittedException.class, () -> audit.count(AuditQuery.all()));
                assertThrows(NotPermittedException.class, audit::actions);
                assertThrows(NotPermittedException.class, audit::verify);
                assertThrows(NotPermittedException.class, audit::lastCheck);
                ByteArrayOutputStream nothing = new ByteArrayOutputStream();
                assertThrows(
                        NotPermittedException.class, () -> audit.export(AuditQuery.all(), AuditFormat.CSV, nothing));
                assertEquals(0, nothing.size());
            });
        }
    }

    @Test
    void aCheckIsInTheLogItself() {
        Account auditor = identity.newAccount(Set.of(Role.AUDITOR));
        as(auditor, () -> {
            assertInstanceOf(ChainCheck.Intact.class, identity.runtime.audit().verify());
            assertEquals(
                    identity.clock.instant(),
                    identity.runtime.audit().lastCheck().orElseThrow().at());
            assertEquals(
                    List.of("audit.checked"),
                    actions(identity.runtime
                            .audit()
                            .find(
                                    new AuditQuery(
                                            Set.of(auditor.id().toString()),
                                            Set.of(),
                                            "audit-log",
                                            Set.of(),
                                            null,
                                            null),
                                    0,
                                    5)));
        });
    }

    @Test
    void whatIsExportedCanBeVerifiedElsewhereAndIsInTheLog() {
        identity.runtime
                .audit()
                .record(entry("thing.told").with("=HYPERLINK(1)", "@x").with("b", "Gwên, \"ie\"\n"));
        identity.runtime.audit().record(NewAuditEntry.of("=cmd|'/c calc'!A1", "thing", subject));
        identity.runtime.audit().record(NewAuditEntry.of("'quoted", "thing", subject));
        record("thing.closed");
        chain().extend();
        Account auditor = identity.newAccount(Set.of(Role.AUDITOR));
        as(auditor, () -> {
            List<Map<String, String>> csv = csv(export(AuditFormat.CSV));
            List<Map<String, String>> lines = lines(export(AuditFormat.JSON_LINES));
            assertEquals(csv, lines);
            assertEquals(
                    List.of("thing.told", "=cmd|'/c calc'!A1", "'quoted", "thing.closed"),
                    csv.stream().map(row -> row.get("action")).toList());
            csv.forEach(row -> assertEquals(row.get("hash"), digest(row), row.toString()));
            Map<String, String> last = csv.getLast();
            assertEquals(csv.get(2).get("hash"), last.get("previous_hash"));
            assertEquals(last.get("hash"), last.get("head_hash"));
            assertEquals(last.get("number"), last.get("head_number"));
            Map<String, String> changed = new TreeMap<>(last);
            changed.put("actor", "somebody else");
            assertFalse(digest(changed).equals(changed.get("hash")), "a change shows");
            AuditEntry exported = identity.runtime
                    .audit()
                    .find(
                            new AuditQuery(
                                    Set.of(auditor.id().toString()),
                                    Set.of("audit.exported"),
                                    null,
                                    Set.of(),
                                    null,
                                    null),
                            0,
                            1)
                    .getFirst();
            assertEquals("4", exported.details().get("entries"));
            assertEquals(
                    "subject_type thing, subject_id " + subject,
                    exported.details().get("asked"));
        });
    }

    @Test
    void noCellOfTheCsvBeginsLikeAFormula() {
        for (String start : List.of("=1", "+1", "-1", "@x", "\tx", "'x")) {
            identity.runtime.audit().record(NewAuditEntry.of(start, "thing", subject));
        }
        as(identity.newAccount(Set.of(Role.AUDITOR)), () -> {
            String text = export(AuditFormat.CSV);
            for (CSVRecord row : records(text)) {
                row.forEach(cell -> assertTrue(cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0, cell));
            }
        });
    }

    @Test
    void exportsMoreThanOneBatchInTheirOrder() {
        identity.runtime.transactions().run(sql -> {
            for (int i = 0; i < 1203; i++) {
                identity.runtime.audit().record(entry("many").with("i", i));
            }
        });
        as(identity.newAccount(Set.of(Role.COUNCIL_ADMINISTRATOR)), () -> {
            List<Map<String, String>> lines = lines(export(AuditFormat.JSON_LINES));
            assertEquals(1203, lines.size());
            assertEquals("{\"i\":\"1202\"}", lines.getLast().get("details"));
            // what is not linked yet has no place
            assertEquals("", lines.getLast().get("number"));
        });
    }

    private AuditChain chain() {
        return new AuditChain(
                identity.runtime.transactions(),
                identity.clock,
                identity.runtime.keys().deriveAll("audit-head", 32),
                identity.runtime.instance().dataFolder().resolve("audit/heads.txt"));
    }

    private String export(AuditFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            identity.runtime.audit().export(AuditQuery.about("thing", subject), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<CSVRecord> records(String text) {
        try {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(text))
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As whoever has the file reads it: the apostrophe that was put before a cell is taken off. */
    private static List<Map<String, String>> csv(String text) {
        List<Map<String, String>> rows = new ArrayList<>();
        records(text).forEach(row -> {
            Map<String, String> plain = new TreeMap<>();
            row.toMap().forEach((name, cell) -> plain.put(name, cell.startsWith("'") ? cell.substring(1) : cell));
            rows.add(plain);
        });
        return rows;
    }

    private static List<Map<String, String>> lines(String text) {
        return text.lines()
                .map(line -> {
                    Map<String, String> row = new TreeMap<>();
                    for (Map.Entry<String, JsonNode> field : JSON.readTree(line).properties()) {
                        JsonNode value = field.getValue();
                        row.put(field.getKey(), value.isValueNode() ? value.asString() : value.toString());
                    }
                    return row;
                })
                .toList();
    }

    /** Decision 0022, written again from its words. */
    private static String digest(Map<String, String> row) {
        List<String> parts = new ArrayList<>();
        for (String column : List.of(
                "previous_hash",
                "number",
                "id",
                "at",
                "actor",
                "client_address",
                "action",
                "subject_type",
                "subject_id")) {
            parts.add(String.valueOf(row.get(column)));
        }
        if (!String.valueOf(row.get("session")).isEmpty()
                || !String.valueOf(row.get("browser")).isEmpty()) {
            parts.add(row.get("session") + "\n" + row.get("browser"));
        }
        Map<String, String> details =
                JSON.readValue(String.valueOf(row.get("details")), new TypeReference<TreeMap<String, String>>() {});
        details.forEach((key, value) -> {
            parts.add(key);
            parts.add(value);
        });
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> found(
            Set<String> actors,
            Set<String> actions,
            @org.jspecify.annotations.Nullable Instant from,
            @org.jspecify.annotations.Nullable Instant until) {
        return actions(identity.runtime
                .audit()
                .find(new AuditQuery(actors, actions, "thing", Set.of(subject), from, until), 0, 100));
    }

    private static List<String> actions(List<AuditEntry> entries) {
        return entries.stream().map(AuditEntry::action).toList();
    }

    private void record(String... actions) {
        for (String action : actions) {
            identity.runtime.audit().record(entry(action));
        }
    }

    private NewAuditEntry entry(String action) {
        return NewAuditEntry.of(action, "thing", subject);
    }

    private void as(Account account, Runnable work) {
        try (Actors.Binding acting = identity.runtime.actors().bind(identity.user(account))) {
            List.of(acting);
            work.run();
        }
    }
}
