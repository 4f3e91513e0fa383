package org.guildhall.runtime.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.document.DocumentContent;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.NewDocument;
import org.guildhall.api.document.ReceivedFile;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.error.UnavailableException;
import org.guildhall.api.session.Actor;
import org.guildhall.runtime.Core;
import org.guildhall.runtime.malware.ClamdScanner;
import org.guildhall.runtime.malware.Scanners;
import org.guildhall.runtime.seal.Sealer;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
@Tag("E1")
class VaultDocumentsTest {
    private final Core core;
    private final Shelf shelf;
    private final VaultDocuments documents;
    private final AccountId owner = new AccountId(UUID.randomUUID());
    private final Actor reader = new Actor.User(owner, UUID.randomUUID());
    private final Actor stranger = new Actor.User(new AccountId(UUID.randomUUID()), UUID.randomUUID());

    VaultDocumentsTest(DatabasePlace place) {
        core = Core.of(place);
        shelf = new Shelf(core, true);
        documents = shelf.documents;
    }

    @Test
    void givesBackWhatWasStoredAndKeepsItUnreadableOnTheDisk() throws Exception {
        byte[] pdf = pdf(200_000);
        StoredDocument stored = documents.store(shelf.file(owner, "../../etc/Bericht \u202Efdp.pdf"), in(pdf));
        assertEquals("Bericht fdp.pdf", stored.fileName());
        assertEquals("application/pdf", stored.mediaType());
        assertEquals(200_000, stored.size());
        assertEquals(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf)), stored.sha256());
        assertEquals(StoredDocument.Scan.NOT_SCANNED, stored.scan());
        assertEquals(stored, documents.find(stored.id()).orElseThrow());
        assertArrayEquals(pdf, read(stored.id()));
        assertEquals(1, shelf.reads.get());
        byte[] kept = Files.readAllBytes(file(stored.id()));
        assertFalse(new String(kept, StandardCharsets.ISO_8859_1).contains("%PDF"));
    }

    @Test
    void readsAnyPartOfIt() throws Exception {
        byte[] pdf = pdf(300_000);
        StoredDocument stored = documents.store(shelf.file(owner, "a.pdf"), in(pdf));
        for (int[] part :
                new int[][] {{0, 0}, {0, 299_999}, {65_530, 65_540}, {131_072, 262_143}, {299_999, 299_999}}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            open(stored.id()).writeTo(out, part[0], part[1]);
            assertArrayEquals(Arrays.copyOfRange(pdf, part[0], part[1] + 1), out.toByteArray());
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> open(stored.id()).writeTo(OutputStream.nullOutputStream(), 0, 300_000));
    }

    @Test
    void takesAFileOfManySegmentsAndGivesItBackWhole() throws Exception {
        // one larger than the heap goes through the whole product in `guildhall bench documents`
        long size = 40_000_000;
        StoredDocument stored = documents.store(shelf.file(owner, "large.pdf"), new Endless(size));
        assertEquals(size, stored.size());
        DigestOutputStream out =
                new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"));
        open(stored.id()).writeTo(out);
        assertEquals(
                stored.sha256(), HexFormat.of().formatHex(out.getMessageDigest().digest()));
        documents.delete(stored.id());
        assertFalse(shelf.vault.holds(stored.id().value()));
    }

    @Test
    void aChangedFileNeverArrivesWhole() throws Exception {
        StoredDocument stored = documents.store(shelf.file(owner, "a.pdf"), in(pdf(200_000)));
        try (RandomAccessFile file = new RandomAccessFile(file(stored.id()).toFile(), "rw")) {
            file.seek(150_000);
            int before = file.read();
            file.seek(150_000);
            file.write(before ^ 1);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThrows(IOException.class, () -> open(stored.id()).writeTo(out));
        assertTrue(out.size() < 150_000);
        assertThrows(
                IOException.class, () -> open(stored.id()).writeTo(OutputStream.nullOutputStream(), 149_000, 151_000));
        ByteArrayOutputStream untouched = new ByteArrayOutputStream();
        open(stored.id()).writeTo(untouched, 0, 99);
        assertEquals(100, untouched.size());
    }

    @Test
    void aWholeFileOfAnotherDocumentIsRefused() throws Exception {
        StoredDocument one = documents.store(shelf.file(owner, "a.pdf"), in(pdf(1000)));
        StoredDocument other = documents.store(shelf.file(owner, "b.pdf"), in(pdf(1000)));
        Files.copy(file(other.id()), file(one.id()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThrows(IOException.class, () -> read(one.id()));
    }

    @Test
    void refusesWhatThePolicyDoesNotTakeAndKeepsNothing() throws Exception {
        long before = files();
        refused("documents.problem.empty", shelf.file(owner, "a.pdf"), new byte[0]);
        refused("documents.problem.type", shelf.file(owner, "a.pdf"), png());
        refused("documents.problem.type", shelf.file(owner, "a.docx"), zip("hello.txt", "hello"));
        refused("documents.problem.type", shelf.file(owner, "a.pdf"), zip("hello.txt", "hello"));
        refused(
                "documents.problem.type",
                shelf.file(owner, "a.txt"),
                "<html><script>1</script></html>".getBytes(StandardCharsets.UTF_8));
        UploadPolicy small = new UploadPolicy("sample.small", 999, 1, Shelf.TYPES, false);
        refused("documents.problem.too-big", new NewDocument(Shelf.PORTAL, "x", "a.pdf", small, null), pdf(1000));
        refused(
                "documents.problem.digest",
                new NewDocument(Shelf.PORTAL, "x", "a.pdf", small, "0".repeat(64)),
                pdf(999));
        assertEquals(before, files());
        assertEquals(
                StoredDocument.Scan.NOT_NEEDED,
                documents
                        .store(new NewDocument(Shelf.PORTAL, "x", "a.pdf", small, null), in(pdf(999)))
                        .scan());
    }

    @Test
    void takesNoMoreFilesThanThePolicySays() throws Exception {
        AccountId another = new AccountId(UUID.randomUUID());
        documents.store(shelf.file(owner, "a.pdf"), in(pdf(10)));
        documents.store(shelf.file(another, "a.pdf"), in(pdf(10)));
        StoredDocument second = documents.store(shelf.file(owner, "b.pdf"), in(pdf(10)));
        ReceivedFile third = documents.receive(shelf.file(owner, "c.pdf"), in(pdf(10)));
        ReceivedFile fourth = documents.receive(shelf.file(owner, "d.pdf"), in(pdf(10)));
        documents.keep(third);
        RefusedException refused = assertThrows(RefusedException.class, () -> documents.keep(fourth));
        assertEquals("documents.problem.too-many", refused.textKey());
        refused("documents.problem.too-many", shelf.file(owner, "e.pdf"), pdf(10));
        assertEquals(3, documents.of(Shelf.PORTAL, owner.toString()).size());
        documents.delete(second.id());
        documents.keep(fourth);
    }

    @Test
    void knowsAWordDocumentByItsParts() throws Exception {
        byte[] docx = zip(
                "[Content_Types].xml",
                "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
        assertEquals(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                ContentType.of(docx, "whatever.zip"));
        assertEquals(
                "application/vnd.ms-word.document.macroenabled.12",
                ContentType.of(
                        zip(
                                "[Content_Types].xml",
                                "<x ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>"),
                        "a.docx"));
        assertEquals(
                "application/vnd.oasis.opendocument.text",
                ContentType.of(zip("mimetype", "application/vnd.oasis.opendocument.text"), "a.docx"));
        assertEquals("text/csv", ContentType.of("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), "a.csv"));
        assertEquals("text/plain", ContentType.of("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), "a.pdf"));
        assertEquals("image/png", ContentType.of(png(), "a.pdf"));
        assertEquals("application/zip", ContentType.of(Arrays.copyOf(docx, 40), "a.docx"));
    }

    @Test
    void bytesOfNoKnownKindAreNoPdfWhateverTheirName() throws Exception {
        byte[] noise = new byte[4096];
        new Random(11).nextBytes(noise);
        assertEquals("application/octet-stream", ContentType.of(noise, "a.pdf"));
        assertEquals("application/octet-stream", ContentType.of(noise, "a.png"));
        refused("documents.problem.type", shelf.file(owner, "a.pdf"), noise);
    }

    @Test
    @Tag("E2")
    void aLiveInstanceWithoutAScannerRefusesUnlessTheCouncilSetsOtherwise() throws Exception {
        Shelf live = new Shelf(core, false);
        RefusedException refused = assertThrows(
                RefusedException.class, () -> live.documents.receive(live.file(owner, "a.pdf"), in(pdf(10))));
        assertEquals("documents.problem.no-scanner", refused.textKey());
        UploadPolicy policy = live.file(owner, "a.pdf").policy();
        assertFalse(live.documents.takes(policy));
        assertTrue(live.documents.takes(new UploadPolicy("own", 999, Shelf.TYPES, false)));
        assertTrue(documents.takes(policy));
        live.allowUnscanned();
        assertTrue(live.documents.takes(policy));
        assertEquals(
                StoredDocument.Scan.NOT_SCANNED,
                live.documents.store(live.file(owner, "a.pdf"), in(pdf(10))).scan());
    }

    @Test
    @Tag("E3")
    void refusesStrangersAndWritesBothReadsAndRefusalsDown() throws Exception {
        StoredDocument stored = documents.store(shelf.file(owner, "a.pdf"), in(pdf(100)));
        assertThrows(
                NotPermittedException.class, () -> core.actors.callAs(stranger, () -> documents.open(stored.id())));
        assertThrows(NotPermittedException.class, () -> documents.open(stored.id()));
        read(stored.id());
        assertEquals(
                List.of("document.read", "document.refused", "document.refused", "document.stored"),
                core.audit.history("document", stored.id().toString()).stream()
                        .map(AuditEntry::action)
                        .toList());
        assertThrows(NotFoundException.class, () -> read(new DocumentId(UUID.randomUUID())));
    }

    @Test
    @Tag("E3")
    void whileThePortalIsAwayNobodyReadsAndNobodyIsWrittenDownAsRefused() throws Exception {
        StoredDocument stored = documents.store(shelf.file(owner, "a.pdf"), in(pdf(100)));
        documents.remove(shelf);
        assertThrows(UnavailableException.class, () -> read(stored.id()));
        assertEquals(
                List.of("document.stored"),
                core.audit.history("document", stored.id().toString()).stream()
                        .map(AuditEntry::action)
                        .toList());
        documents.add(shelf);
        assertEquals(100, read(stored.id()).length);
    }

    @Test
    void whatIsQuarantinedOrWaitsCannotBeOpened() throws Exception {
        StoredDocument stored = documents.store(shelf.file(owner, "a.pdf"), in(pdf(100)));
        for (StoredDocument.Scan scan : List.of(StoredDocument.Scan.WAITING, StoredDocument.Scan.QUARANTINED)) {
            core.transactions.run(sql -> sql.update(
                    "UPDATE core.document SET scan = ? WHERE id = ?",
                    scan,
                    stored.id().value()));
            assertThrows(RefusedException.class, () -> read(stored.id()));
        }
    }

    @Test
    void aRolledBackDocumentCanBeKeptAgainUntilItsDayIsOver() throws Exception {
        ReceivedFile received = documents.receive(shelf.file(owner, "a.pdf"), in(pdf(100)));
        assertThrows(
                ArithmeticException.class,
                () -> core.transactions.run(sql -> {
                    documents.keep(received);
                    throw new ArithmeticException();
                }));
        assertTrue(documents.find(received.id()).isEmpty());
        documents.sweep();
        StoredDocument kept = documents.keep(received);
        assertEquals(100, read(kept.id()).length);

        ReceivedFile forgotten = documents.receive(shelf.file(owner, "b.pdf"), in(pdf(100)));
        core.clock.advance(Duration.ofHours(25));
        documents.sweep();
        assertEquals(100, read(kept.id()).length);
        RefusedException gone = assertThrows(RefusedException.class, () -> documents.keep(forgotten));
        assertEquals("documents.problem.gone", gone.textKey());
    }

    @Test
    void aDocumentStaysWhenItsDeletionIsRolledBack() throws Exception {
        StoredDocument stored = documents.store(shelf.file(owner, "a.pdf"), in(pdf(100)));
        assertThrows(
                ArithmeticException.class,
                () -> core.transactions.run(sql -> {
                    documents.delete(stored.id());
                    throw new ArithmeticException();
                }));
        assertEquals(100, read(stored.id()).length);
        documents.delete(stored.id());
        assertThrows(NotFoundException.class, () -> read(stored.id()));
        assertFalse(shelf.vault.holds(stored.id().value()));
    }

    @Test
    void belongsToARequestOnceTheDraftIsOne() throws Exception {
        StoredDocument stored = documents.store(shelf.file(owner, "a.pdf"), in(pdf(100)));
        assertEquals("request-1", documents.reassign(stored.id(), "request-1").subject());
        assertThrows(NotPermittedException.class, () -> read(stored.id()));
        assertThrows(NotFoundException.class, () -> documents.reassign(new DocumentId(UUID.randomUUID()), "x"));
    }

    @Test
    void isDeletedForWhatItBelongedToAndNoLongerOnceItWasReassigned() throws Exception {
        StoredDocument draft = documents.store(shelf.file(owner, "a.pdf"), in(pdf(100)));
        String asUploaded = draft.subject();
        assertFalse(documents.delete(draft.id(), Shelf.PORTAL, "another"));
        assertFalse(documents.delete(draft.id(), "another", asUploaded));
        documents.reassign(draft.id(), "request-1");
        assertFalse(documents.delete(draft.id(), Shelf.PORTAL, asUploaded));
        assertTrue(shelf.vault.holds(draft.id().value()));
        assertEquals("request-1", documents.find(draft.id()).orElseThrow().subject());
        assertTrue(documents.delete(draft.id(), Shelf.PORTAL, "request-1"));
        assertTrue(documents.find(draft.id()).isEmpty());
        assertFalse(shelf.vault.holds(draft.id().value()));
        assertFalse(documents.delete(draft.id(), Shelf.PORTAL, "request-1"));
        assertEquals(
                List.of("document.deleted", "document.stored"),
                core.audit.history("document", draft.id().toString()).stream()
                        .map(AuditEntry::action)
                        .toList());
    }

    @Test
    void aChangedInstanceKeySealsDocumentKeysAnew() throws Exception {
        StoredDocument stored = documents.store(shelf.file(owner, "a.pdf"), in(pdf(100)));
        byte[] fresh = core.keys.derive("rotated", 32);
        List<byte[]> keys = Stream.concat(Stream.of(fresh), core.keys.deriveAll("documents", 32).stream())
                .toList();
        VaultDocuments rotated = with(new Sealer(keys));
        assertTrue(rotated.sealAnew() > 0);
        assertEquals(0, rotated.sealAnew());
        VaultDocuments later = with(new Sealer(List.of(fresh)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        core.actors.callAs(reader, () -> later.open(stored.id())).writeTo(out);
        assertEquals(100, out.size());
        with(new Sealer(Stream.concat(core.keys.deriveAll("documents", 32).stream(), Stream.of(fresh))
                        .toList()))
                .sealAnew();
    }

    private VaultDocuments with(Sealer sealer) {
        VaultDocuments same = new VaultDocuments(
                core.transactions,
                core.ids,
                core.clock,
                core.instance(true),
                () -> {
                    throw new IllegalStateException("not asked");
                },
                core.actors,
                core.audit,
                new Vault(core.instance(true).folder("documents"), sealer),
                new Scanners(new ClamdScanner(shelf.scanner)));
        same.add(shelf);
        return same;
    }

    private void refused(String key, NewDocument document, byte[] bytes) {
        RefusedException refused = assertThrows(RefusedException.class, () -> documents.receive(document, in(bytes)));
        assertEquals(key, refused.textKey());
    }

    private DocumentContent open(DocumentId id) {
        return core.actors.callAs(reader, () -> documents.open(id));
    }

    private byte[] read(DocumentId id) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        open(id).writeTo(out);
        return out.toByteArray();
    }

    private Path file(DocumentId id) throws IOException {
        try (Stream<Path> all = Files.walk(core.place.dataFolder().resolve("documents"))) {
            return all.filter(path -> path.getFileName().toString().equals(id.toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(core.place.dataFolder().resolve("documents"))) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private static InputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static byte[] pdf(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    private static byte[] png() {
        return HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489");
    }

    private static byte[] zip(String entry, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** So many bytes out of nothing. */
    private static final class Endless extends InputStream {
        private static final byte[] HEAD = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        private final long size;
        private long at;

        Endless(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            if (at == size) {
                return -1;
            }
            return at < HEAD.length ? HEAD[(int) at++] : (int) (at++ * 31 & 0xff);
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (at == size) {
                return -1;
            }
            int count = (int) Math.min(length, size - at);
            for (int i = 0; i < count; i++) {
                target[from + i] = (byte) read();
            }
            return count;
        }
    }
}
