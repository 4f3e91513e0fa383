package org.guildhall.runtime.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.guildhall.api.account.Account;
import org.guildhall.api.bundle.KeptData;
import org.guildhall.api.document.NewDocument;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormPage;
import org.guildhall.api.permission.Role;
import org.guildhall.api.seal.Seals;
import org.guildhall.api.session.Actor;
import org.guildhall.runtime.Identity;
import org.guildhall.runtime.form.EncryptedDrafts;
import org.guildhall.runtime.persistence.Transactions;
import org.guildhall.runtime.persistence.sample.BookEntity;
import org.guildhall.runtime.persistence.sample.ShelfEntity;
import org.guildhall.runtime.seal.Sealer;
import org.guildhall.runtime.seal.TextSeals;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@EachDatabase
@Tag("I3")
class KeptPortalDataTest {
    private static final byte[] LETTER = "%PDF-1.7 Dear Ada\n%%EOF".getBytes(StandardCharsets.UTF_8);
    private static final UUID BOOK = UUID.fromString("019a0000-0000-7000-8000-000000000001");

    private final Identity identity;
    private final Transactions transactions;
    private final Account administrator;
    private final KeptPortalData data;
    private final String name;
    private boolean installed = true;

    KeptPortalDataTest(DatabasePlace place) {
        identity = Identity.of(place);
        transactions = identity.runtime.transactions();
        administrator = identity.newAccount(Set.of(Role.COUNCIL_ADMINISTRATOR));
        name = "kept" + UUID.randomUUID().toString().substring(0, 8);
        Seals seals = new TextSeals(identity.runtime.keys());
        data = new KeptPortalData(
                transactions,
                identity.clock,
                identity.runtime.actors(),
                identity.runtime.permissions(),
                identity.runtime.audit(),
                identity.runtime.documents(),
                drafts(),
                seals,
                schema -> installed && schema.equals(name) ? Optional.of("plugin-kept") : Optional.empty());
        // a portal that used its data and went
        ShelfEntity shelf = new ShelfEntity(identity.runtime.ids().next(), "Law");
        BookEntity book = new BookEntity(
                BOOK, shelf, "A \"title\", quoted", BookEntity.Kind.values()[0], identity.clock.instant());
        book.write(seals.seal(name + ".text", BOOK, "what nobody else may read"), java.time.LocalDate.of(2026, 2, 28));
        identity.runtime.database(name, BookEntity.class).run(entities -> {
            entities.persist(shelf);
            entities.persist(book);
        });
        transactions.run(sql -> sql.update(
                "INSERT INTO core.portal_data (name, portal, title, version, sealed) VALUES (?, ?, ?, ?, ?)",
                name,
                "plugin-kept",
                "Guildhall: Kept",
                "1.2.0",
                "book.text=" + name + ".text"));
    }

    private <T> T asAdministrator(Supplier<T> work) {
        return identity.runtime.actors().callAs(new Actor.User(administrator.id(), UUID.randomUUID()), work);
    }

    private StoredDocument storeLetter() throws IOException {
        NewDocument letter = new NewDocument(
                name,
                "subject",
                "Siân's letter.pdf",
                new UploadPolicy(name + ".letter", 1_000_000, 10, Set.of("application/pdf"), false),
                null);
        return identity.runtime.documents().store(letter, new ByteArrayInputStream(LETTER));
    }

    @Test
    void saysWhatIsKeptOfWhom() throws IOException {
        storeLetter();
        KeptData kept = asAdministrator(() -> data.find(name)).orElseThrow();
        assertEquals("plugin-kept", kept.portal());
        assertEquals("Kept", kept.title());
        assertTrue(kept.installed());
        assertEquals(
                List.of(
                        new KeptData.Table("book", 1),
                        new KeptData.Table("book_reader", 0),
                        new KeptData.Table("shelf", 1)),
                kept.tables().stream()
                        .sorted(java.util.Comparator.comparing(KeptData.Table::name))
                        .toList());
        assertEquals(1, kept.documents());
        assertEquals(LETTER.length, kept.documentBytes());
        assertFalse(
                asAdministrator(data::all).stream().anyMatch(one -> one.name().equals("core")));
    }

    @Test
    void exportsAllOfItReadableWithoutUs() throws IOException {
        StoredDocument letter = storeLetter();
        begun(drafts(), new DraftOwner.ByAccount(administrator.id()), name);
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        asAdministrator(() -> {
            try {
                data.export(name, zip);
                return null;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        CSVRecord book = only(files, "tables/book.csv");
        assertEquals(BOOK.toString(), book.get("id"));
        assertEquals("A \"title\", quoted", book.get("title"));
        assertEquals("what nobody else may read", book.get("text"));
        assertEquals(identity.clock.instant().toString(), book.get("added_at"));
        assertEquals("2026-02-28", book.get("published"));
        assertEquals("", book.get("returned_at"));
        assertEquals(letter.id().toString(), only(files, "core/document.csv").get("id"));
        assertArrayEquals(LETTER, files.get("documents/" + letter.id() + "/Siân's letter.pdf"));
        String contents = new String(files.get("contents.json"), StandardCharsets.UTF_8);
        assertTrue(contents.contains("tables/book.csv"), contents);
        JsonNode tables = JsonMapper.builder().build().readTree(contents).get("tables");
        assertEquals(
                List.of("uuid", "date", "timestamp", "text"),
                List.of(type(tables, "id"), type(tables, "published"), type(tables, "added_at"), type(tables, "text")));
        assertEquals(
                administrator.details().name().surname(),
                only(files, "core/account.csv").get("surname"),
                "those whom the data is about are named");
        assertNotNull(files.get("README.txt"));
    }

    private static String type(JsonNode tables, String column) {
        for (JsonNode table : tables) {
            if (table.get("file").asString().equals("tables/book.csv")) {
                for (JsonNode one : table.get("columns")) {
                    if (one.get("name").asString().equals(column)) {
                        return one.get("type").asString();
                    }
                }
            }
        }
        return "";
    }

    private static CSVRecord only(Map<String, byte[]> files, String file) throws IOException {
        byte[] csv = Objects.requireNonNull(files.get(file), file);
        List<CSVRecord> rows = CSVParser.parse(
                        new String(csv, StandardCharsets.UTF_8),
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())
                .getRecords();
        assertEquals(1, rows.size());
        return rows.getFirst();
    }

    @Test
    void deletesOnlyWhatNobodyUsesAndNoHoldKeeps() throws IOException {
        StoredDocument letter = storeLetter();
        RefusedException inUse = assertThrows(RefusedException.class, () -> asAdministrator(this::delete));
        assertEquals("bundle.data.in-use", inUse.textKey());
        installed = false;
        asAdministrator(() -> data.hold(name, " Case 7 "));
        RefusedException held = assertThrows(RefusedException.class, () -> asAdministrator(this::delete));
        assertEquals("bundle.data.held", held.textKey());
        assertEquals("Case 7", held.arguments()[1]);
        RefusedException one = assertThrows(
                RefusedException.class, () -> identity.runtime.documents().delete(letter.id()));
        assertEquals("documents.problem.held", one.textKey());
        assertTrue(new KeptLegalHolds(transactions).cover(name));
        asAdministrator(() -> data.release(name));
        assertFalse(new KeptLegalHolds(transactions).cover(name));
        asAdministrator(this::delete);
        assertTrue(asAdministrator(() -> data.find(name)).isEmpty());
        assertTrue(identity.runtime.documents().find(letter.id()).isEmpty());
        // and a portal that comes later begins anew
        identity.runtime
                .database(name, BookEntity.class)
                .run(entities -> assertEquals(
                        0L,
                        entities.createQuery("select count(b) from BookEntity b", Long.class)
                                .getSingleResult()));
    }

    @Test
    void aHoldKeepsDraftsThatWouldBeCleared() {
        EncryptedDrafts drafts = drafts();
        DraftOwner owner = new DraftOwner.ByAccount(administrator.id());
        UUID kept = begun(drafts, owner, name);
        UUID other = begun(drafts, owner, name + "x");
        asAdministrator(() -> data.hold(name, "Case 7"));
        drafts.deleteStale(Duration.ofDays(-1), Duration.ofDays(-1));
        assertTrue(drafts.find(kept, owner).isPresent());
        assertTrue(drafts.find(other, owner).isEmpty());
        asAdministrator(() -> data.release(name));
        drafts.deleteStale(Duration.ofDays(-1), Duration.ofDays(-1));
        assertTrue(drafts.find(kept, owner).isEmpty());
    }

    private EncryptedDrafts drafts() {
        return new EncryptedDrafts(
                transactions,
                identity.runtime.ids(),
                Clock.systemUTC(),
                new Sealer(identity.runtime.keys().deriveAll("drafts", 32)));
    }

    private static UUID begun(EncryptedDrafts drafts, DraftOwner owner, String portal) {
        return drafts.start(
                        owner,
                        new FormDefinition(portal + ".request", 1, List.of(new FormPage("who", List.of(), null))),
                        Answers.NONE)
                .id();
    }

    private Object delete() {
        data.delete(name);
        return name;
    }

    @Test
    void asksForTheReasonOfAHold() {
        InvalidInputException none =
                assertThrows(InvalidInputException.class, () -> asAdministrator(() -> data.hold(name, " ")));
        assertEquals("bundle.data.hold.no-reason", none.problems().getFirst().textKey());
        assertThrows(InvalidInputException.class, () -> asAdministrator(() -> data.hold(name, "x".repeat(1001))));
    }

    @Test
    @Tag("H10")
    void asksForWhatThePortalAsksForBeforeItGivesEverythingAway() {
        transactions.run(sql -> sql.update(
                "UPDATE core.portal_data SET guarded = ? WHERE name = ?", "kept:wall:read, kept:x:read", name));
        assertEquals(List.of("kept:wall:read", "kept:x:read"), asAdministrator(() -> data.missingToExport(name)));
        assertThrows(
                NotPermittedException.class,
                () -> asAdministrator(() -> {
                    try {
                        data.export(name, new ByteArrayOutputStream());
                        return name;
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }));
        transactions.run(sql -> sql.update("UPDATE core.portal_data SET guarded = '' WHERE name = ?", name));
        assertEquals(List.of(), asAdministrator(() -> data.missingToExport(name)));
    }

    @Test
    void givesNothingToThoseWhoMayNot() {
        Account platform = identity.newAccount(Set.of(Role.PLATFORM_ADMINISTRATOR));
        identity.runtime.actors().callAs(new Actor.User(platform.id(), UUID.randomUUID()), () -> {
            assertTrue(data.find(name).isPresent());
            assertThrows(NotPermittedException.class, () -> data.export(name, new ByteArrayOutputStream()));
            assertThrows(NotPermittedException.class, () -> data.delete(name));
            assertThrows(NotPermittedException.class, () -> data.hold(name, "why"));
            assertThrows(NotPermittedException.class, () -> data.release(name));
            return name;
        });
        Account citizen = identity.newAccount();
        identity.runtime.actors().callAs(new Actor.User(citizen.id(), UUID.randomUUID()), () -> {
            assertThrows(NotPermittedException.class, data::all);
            assertThrows(NotPermittedException.class, () -> data.find(name));
            return name;
        });
    }
}
