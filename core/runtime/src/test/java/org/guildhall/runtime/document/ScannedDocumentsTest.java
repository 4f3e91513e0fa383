package org.guildhall.runtime.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.NewDocument;
import org.guildhall.api.document.ReceivedFile;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.api.job.Job;
import org.guildhall.api.session.Actor;
import org.guildhall.runtime.Core;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.runtime.job.LeasedJobs;
import org.guildhall.runtime.job.NodeName;
import org.guildhall.runtime.malware.ScannerSettings;
import org.guildhall.runtime.permission.RoleCatalogue;
import org.guildhall.runtime.permission.ShiroPermissions;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.guildhall.testkit.malware.ClamDaemon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With the real ClamAV daemon, which knows two signatures of our own. */
@EachDatabase
@Tag("E2")
class ScannedDocumentsTest {
    private static final String CLEAN = "Dear council, this is my order.\n";

    private final Core core;
    private final ClamDaemon clamd;
    private final Shelf live;
    private final WaitingFiles waiting;
    private final ScanHealth health;
    private final AccountId owner = new AccountId(UUID.randomUUID());
    private final Actor reader = new Actor.User(owner, UUID.randomUUID());

    ScannedDocumentsTest(DatabasePlace place) {
        core = Core.of(place);
        clamd = place.share(ClamDaemon.class, here -> ClamDaemon.started());
        live = new Shelf(core, false);
        waiting = new WaitingFiles(live.documents, live.scanners);
        health = new ScanHealth(live.documents, live.scanners, core.clock);
    }

    @BeforeEach
    void setScanner() {
        set(Map.of());
        core.transactions.run(sql -> sql.update("DELETE FROM core.document"));
    }

    @Test
    void aLiveInstanceWithAScannerTakesFilesAndOpensThemOnceItHasLooked() throws Exception {
        assertTrue(health.hasScanner());
        assertTrue(live.documents.takes(live.file(owner, "a.txt").policy()));
        StoredDocument stored = store("order.txt", CLEAN);
        assertEquals(StoredDocument.Scan.WAITING, stored.scan());
        refused("documents.problem.waiting", stored);
        assertEquals(List.of(), live.documents.of(Shelf.PORTAL, new UUID(0, 0), 10));

        waiting.run();
        assertEquals(StoredDocument.Scan.CLEAN, scan(stored));
        assertArrayEquals(CLEAN.getBytes(StandardCharsets.US_ASCII), read(stored.id()));
        assertEquals(List.of("document.read", "document.scanned", "document.stored"), actions(stored));
        assertEquals(1, live.documents.of(Shelf.PORTAL, new UUID(0, 0), 10).size());
        assertEquals(List.of(), health.problems());
    }

    @Test
    void malwareIsKeptFromEverybodyWrittenDownAndToldToAdministrators() throws Exception {
        StoredDocument eicar = store("eicar.txt", ClamDaemon.eicar());
        StoredDocument hidden = store("a.pdf", "%PDF-1.7\n" + "a".repeat(100_000) + ClamDaemon.MARKER);
        StoredDocument clean = store("order.txt", CLEAN);
        refused("documents.problem.waiting", eicar);
        waiting.run();
        refused("documents.problem.quarantined", eicar);
        refused("documents.problem.quarantined", hidden);
        assertEquals(StoredDocument.Scan.CLEAN, scan(clean));
        assertEquals(List.of("document.quarantined", "document.stored"), actions(hidden));
        assertTrue(history(hidden).getFirst().toString().contains(ClamDaemon.MARKER_NAME));
        assertEquals(1, live.documents.of(Shelf.PORTAL, new UUID(0, 0), 10).size());
        assertEquals(List.of(HealthProblem.of("health.problem.quarantined", "2")), health.problems());

        live.documents.delete(hidden.id());
        assertEquals(List.of(HealthProblem.of("health.problem.quarantined", "1")), health.problems());
        core.clock.advance(Duration.ofDays(8));
        assertEquals(List.of(), health.problems());
        refused("documents.problem.quarantined", eicar);
    }

    @Test
    void filesWaitWhileTheDaemonIsStoppedAndPassWhenItIsBack() throws Exception {
        clamd.stop();
        try {
            StoredDocument stored = store("order.txt", CLEAN);
            StoredDocument eicar = store("eicar.txt", ClamDaemon.eicar());
            IOException away = assertThrows(IOException.class, waiting::run);
            assertTrue(away.toString().contains(clamd.address()), away.toString());
            refused("documents.problem.waiting", stored);
            assertEquals(List.of("health.problem.scanner"), problems());
            core.clock.advance(Duration.ofMinutes(11));
            assertEquals(List.of("health.problem.scanner", "health.problem.scanner-late"), problems());
            set(Map.of("address", ""));
            waiting.run();
            assertFalse(health.hasScanner());
            assertEquals(List.of("health.problem.scanner-late"), problems());
            set(Map.of());

            clamd.start();
            waiting.run();
            assertEquals(StoredDocument.Scan.CLEAN, scan(stored));
            assertEquals(StoredDocument.Scan.QUARANTINED, scan(eicar));
            assertEquals(List.of("health.problem.quarantined"), problems());
        } finally {
            clamd.stop();
            clamd.start();
        }
    }

    @Test
    void aFileLargerThanTheScannerTakesIsRefusedAndTheLimitIsToldBefore() throws Exception {
        set(Map.of("maximumMegabytes", 1));
        UploadPolicy policy = live.file(owner, "a.pdf").policy();
        assertEquals(1024 * 1024, live.documents.maximumBytes(policy));
        UploadPolicy trusted = new UploadPolicy("own", 5_000_000, Shelf.TYPES, false);
        assertEquals(5_000_000, live.documents.maximumBytes(trusted));
        RefusedException refused =
                assertThrows(RefusedException.class, () -> store("a.pdf", "%PDF-1.7\n" + "a".repeat(1024 * 1024)));
        assertEquals("documents.problem.too-big", refused.textKey());
        assertEquals(List.of("a.pdf", "1 MB"), List.of(refused.arguments()));
        StoredDocument own = live.documents.store(
                new NewDocument(Shelf.PORTAL, owner.toString(), "a.pdf", trusted, null),
                new ByteArrayInputStream(("%PDF-1.7\n" + "a".repeat(1024 * 1024)).getBytes(StandardCharsets.US_ASCII)));
        assertEquals(StoredDocument.Scan.NOT_NEEDED, own.scan());
    }

    @Test
    void aFileThatTheDaemonItselfTakesNotAllOfWaitsAndHoldsUpNoOther() throws Exception {
        StoredDocument large =
                store("large.pdf", "%PDF-1.7\n" + "a".repeat(ClamDaemon.MOST_MEGABYTES * 1024 * 1024 + 70_000));
        StoredDocument clean = store("order.txt", CLEAN);
        assertThrows(IOException.class, waiting::run);
        assertEquals(StoredDocument.Scan.WAITING, scan(large));
        assertEquals(StoredDocument.Scan.CLEAN, scan(clean));
    }

    @Test
    void aFileThatIsNotWhatWasStoredNeverPasses() throws Exception {
        StoredDocument damaged = store("a.txt", CLEAN);
        StoredDocument clean = store("order.txt", CLEAN);
        try (RandomAccessFile file = new RandomAccessFile(file(damaged.id()).toFile(), "rw")) {
            file.seek(file.length() - 1);
            int before = file.read();
            file.seek(file.length() - 1);
            file.write(before ^ 1);
        }
        assertThrows(IOException.class, waiting::run);
        assertEquals(StoredDocument.Scan.WAITING, scan(damaged));
        assertEquals(StoredDocument.Scan.CLEAN, scan(clean));
    }

    @Test
    void aFileDeletedWhileItWaitedIsForgotten() throws Exception {
        StoredDocument stored = store("a.txt", CLEAN);
        live.documents.delete(stored.id());
        live.documents.quarantine(stored, "late");
        waiting.run();
        assertEquals(List.of("document.deleted", "document.stored"), actions(stored));
    }

    @Test
    void isLookedAtRightAfterTheCommit() throws Exception {
        LeasedJobs jobs = new LeasedJobs(
                core.transactions,
                core.clock,
                core.actors,
                new ShiroPermissions(core.transactions, new RoleCatalogue(), core.actors, core.audit),
                core.audit,
                new NodeName(new LaunchSettings(Map.of(NodeName.NODE, "one"))));
        Semaphore looked = new Semaphore(0);
        try {
            jobs.add(new Job() {
                @Override
                public String name() {
                    return WaitingFiles.NAME;
                }

                @Override
                public Duration every() {
                    return Duration.ofDays(1);
                }

                @Override
                public void run() throws IOException {
                    waiting.run();
                    looked.release();
                }
            });
            new ScanSoon(live.documents, jobs);
            ReceivedFile received = live.documents.receive(
                    live.file(owner, "a.txt"), new ByteArrayInputStream(CLEAN.getBytes(StandardCharsets.US_ASCII)));
            StoredDocument stored = live.documents.keep(received);
            while (scan(stored) == StoredDocument.Scan.WAITING) {
                assertTrue(looked.tryAcquire(30, TimeUnit.SECONDS));
            }
            assertEquals(StoredDocument.Scan.CLEAN, scan(stored));
        } finally {
            jobs.close();
        }
    }

    private void set(Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(Map.of("address", clamd.address()));
        values.putAll(more);
        live.scanner.set(ScannerSettings.class, values);
    }

    private StoredDocument store(String name, String content) throws IOException {
        return live.documents.store(
                live.file(owner, name), new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private List<String> problems() {
        return health.problems().stream().map(HealthProblem::textKey).toList();
    }

    private void refused(String key, StoredDocument document) {
        RefusedException refused = assertThrows(RefusedException.class, () -> read(document.id()));
        assertEquals(key, refused.textKey());
    }

    private StoredDocument.Scan scan(StoredDocument document) {
        return live.documents.find(document.id()).orElseThrow().scan();
    }

    private byte[] read(DocumentId id) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        core.actors.callAs(reader, () -> live.documents.open(id)).writeTo(out);
        return out.toByteArray();
    }

    private List<AuditEntry> history(StoredDocument document) {
        return core.audit.history("document", document.id().toString());
    }

    private List<String> actions(StoredDocument document) {
        return history(document).stream().map(AuditEntry::action).toList();
    }

    private Path file(DocumentId id) throws IOException {
        try (Stream<Path> all = Files.walk(core.place.dataFolder().resolve("documents"))) {
            return all.filter(path -> path.getFileName().toString().equals(id.toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
