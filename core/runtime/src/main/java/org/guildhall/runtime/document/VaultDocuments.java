package org.guildhall.runtime.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.document.DocumentAccess;
import org.guildhall.api.document.DocumentContent;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.document.NewDocument;
import org.guildhall.api.document.ReceivedFile;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.error.UnavailableException;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.malware.MalwareScanner;
import org.guildhall.api.malware.ScanResult;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.runtime.key.Keys;
import org.guildhall.runtime.malware.Scanners;
import org.guildhall.runtime.persistence.Row;
import org.guildhall.runtime.persistence.Sql;
import org.guildhall.runtime.persistence.Transactions;
import org.guildhall.runtime.seal.Sealer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Documents as rows in the database and encrypted files in the {@link Vault}. */
@Component(
        service = {Documents.class, VaultDocuments.class},
        immediate = true)
public final class VaultDocuments implements Documents {
    private static final Logger LOG = LoggerFactory.getLogger(VaultDocuments.class);
    private static final String COLUMNS =
            "SELECT id, portal, subject, purpose, file_name, media_type, size_bytes, sha256,"
                    + " scan, stored_at, wrapped_key FROM core.document ";
    private static final Duration WAITING = Duration.ofHours(24);
    private static final int LONGEST_NAME = 200;
    private static final int BUFFER = 64 * 1024;

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Instance instance;
    private final Settings<DocumentSettings> settings;
    private final Actors actors;
    private final Audit audit;
    private final Vault vault;
    private final Scanners scanners;
    private final Map<String, DocumentAccess> rules = new ConcurrentHashMap<>();
    private volatile Runnable whenWaiting = () -> {};

    @Activate
    public VaultDocuments(
            @Reference Transactions transactions,
            @Reference Database migrated,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference Instance instance,
            @Reference SettingsSource settings,
            @Reference Actors actors,
            @Reference Audit audit,
            @Reference Keys keys,
            @Reference Scanners scanners) {
        this(
                transactions,
                ids,
                clock,
                instance,
                settings.of(DocumentSettings.class),
                actors,
                audit,
                new Vault(instance.folder("documents"), new Sealer(keys.deriveAll("documents", 32))),
                scanners);
    }

    /** Documents kept through these transactions in this vault. */
    VaultDocuments(
            Transactions transactions,
            Ids ids,
            Clock clock,
            Instance instance,
            Settings<DocumentSettings> settings,
            Actors actors,
            Audit audit,
            Vault vault,
            Scanners scanners) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.instance = instance;
        this.settings = settings;
        this.actors = actors;
        this.audit = audit;
        this.vault = vault;
        this.scanners = scanners;
    }

    /** Takes a portal's rule. */
    public void add(DocumentAccess rule) {
        rules.put(rule.portal(), rule);
    }

    /** From now on nobody may read the portal's documents. */
    public void remove(DocumentAccess rule) {
        rules.remove(rule.portal(), rule);
    }

    @Override
    public ReceivedFile receive(NewDocument document, InputStream bytes) throws IOException {
        String fileName = fileName(document.fileName());
        UploadPolicy policy = document.policy();
        StoredDocument.Scan scan = scan(policy);
        long most = maximumBytes(policy);
        checkNumber(document); // before anything is read
        DocumentId id = new DocumentId(ids.next());
        MessageDigest digest = sha256();
        try (Vault.Draft file = vault.create(id.value())) {
            byte[] sample = bytes.readNBytes(ContentType.SAMPLE);
            if (sample.length == 0) {
                throw new RefusedException("documents.problem.empty", fileName);
            }
            String type = ContentType.of(sample, fileName);
            if (!policy.mediaTypes().isEmpty() && !policy.mediaTypes().contains(type)) {
                throw new RefusedException("documents.problem.type", fileName, MediaTypes.names(policy.mediaTypes()));
            }
            long size = 0;
            byte[] buffer = Arrays.copyOf(sample, Math.max(sample.length, BUFFER));
            for (int read = sample.length; read > 0; read = bytes.read(buffer)) {
                size += read;
                if (size > most) {
                    throw new RefusedException("documents.problem.too-big", fileName, FileSize.of(most));
                }
                digest.update(buffer, 0, read);
                file.out().write(buffer, 0, read);
            }
            String sha256 = HexFormat.of().formatHex(digest.digest());
            String expected = document.expectedSha256();
            if (expected != null && !expected.strip().toLowerCase(Locale.ROOT).equals(sha256)) {
                throw new RefusedException("documents.problem.digest", fileName);
            }
            file.finish();
            return new ReceivedFile(id, document, type, size, sha256, scan);
        }
    }

    @Override
    public boolean takes(UploadPolicy policy) {
        return !policy.scanned()
                || scanners.current().isPresent()
                || instance.test()
                || settings.get().allowUnscanned();
    }

    @Override
    public long maximumBytes(UploadPolicy policy) {
        return scannerFor(policy)
                .map(scanner -> Math.min(scanner.maximumBytes(), policy.maximumBytes()))
                .orElse(policy.maximumBytes());
    }

    private Optional<MalwareScanner> scannerFor(UploadPolicy policy) {
        return policy.scanned() ? scanners.current() : Optional.empty();
    }

    private StoredDocument.Scan scan(UploadPolicy policy) {
        if (!takes(policy)) {
            throw new RefusedException("documents.problem.no-scanner");
        }
        if (!policy.scanned()) {
            return StoredDocument.Scan.NOT_NEEDED;
        }
        return scanners.current().isPresent() ? StoredDocument.Scan.WAITING : StoredDocument.Scan.NOT_SCANNED;
    }

    private void checkNumber(NewDocument document) {
        UploadPolicy policy = document.policy();
        long before = transactions.call(sql -> sql.count(
                "SELECT count(*) FROM core.document WHERE portal = ? AND subject = ? AND purpose = ?",
                document.portal(),
                document.subject(),
                policy.purpose()));
        if (before >= policy.maximumFiles()) {
            throw new RefusedException(
                    "documents.problem.too-many", fileName(document.fileName()), policy.maximumFiles());
        }
    }

    @Override
    public StoredDocument keep(ReceivedFile file) {
        NewDocument document = file.document();
        byte[] sealedKey;
        try {
            sealedKey = vault.sealedKey(file.id().value());
        } catch (NoSuchFileException dropped) {
            throw new RefusedException("documents.problem.gone", fileName(document.fileName()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return transactions.call(sql -> {
            checkNumber(document);
            sql.update(
                    "INSERT INTO core.document (id, portal, subject, purpose, file_name, media_type, size_bytes, sha256,"
                            + " scan, stored_at, wrapped_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    file.id().value(),
                    document.portal(),
                    document.subject(),
                    document.policy().purpose(),
                    fileName(document.fileName()),
                    file.mediaType(),
                    file.size(),
                    file.sha256(),
                    file.scan(),
                    clock.instant(),
                    sealedKey);
            audit.record(NewAuditEntry.of("document.stored", "document", file.id())
                    .with("portal", document.portal())
                    .with("purpose", document.policy().purpose())
                    .with("sha256", file.sha256()));
            if (file.scan() == StoredDocument.Scan.WAITING) {
                whenWaiting.run();
            }
            return find(file.id()).orElseThrow();
        });
    }

    @Override
    public Optional<StoredDocument> find(DocumentId id) {
        return row(id).map(Kept::document);
    }

    @Override
    public List<StoredDocument> of(String portal, String subject) {
        return transactions
                .<List<Kept>>call(sql -> sql.list(
                        Kept::of, COLUMNS + "WHERE portal = ? AND subject = ? ORDER BY stored_at, id", portal, subject))
                .stream()
                .map(Kept::document)
                .toList();
    }

    private Optional<Kept> row(DocumentId id) {
        return transactions.call(sql -> sql.first(Kept::of, COLUMNS + "WHERE id = ?", id.value()));
    }

    @Override
    public StoredDocument reassign(DocumentId id, String subject) {
        return transactions.call(sql -> {
            if (sql.update("UPDATE core.document SET subject = ? WHERE id = ?", subject, id.value()) == 0) {
                throw new NotFoundException("document " + id);
            }
            return find(id).orElseThrow();
        });
    }

    @Override
    public DocumentContent open(DocumentId id) {
        Kept kept = row(id).orElseThrow(() -> new NotFoundException("document " + id));
        StoredDocument document = kept.document;
        Actor actor = actors.current();
        DocumentAccess rule = rules.get(document.portal());
        if (rule == null) {
            // says nothing of this reader: whoever has a right to it now has it again when the portal is back
            throw new UnavailableException("document " + id + " of the portal " + document.portal());
        }
        if (!rule.mayRead(actor, document)) {
            audit.recordApart(
                    NewAuditEntry.of("document.refused", "document", id).with("portal", document.portal()));
            throw new NotPermittedException("document " + id);
        }
        switch (document.scan()) {
            case WAITING -> throw new RefusedException("documents.problem.waiting");
            case QUARANTINED -> throw new RefusedException("documents.problem.quarantined");
            case CLEAN, NOT_SCANNED, NOT_NEEDED -> {
                audit.record(NewAuditEntry.of("document.read", "document", id).with("portal", document.portal()));
            }
        }
        return new Open(kept, actor, rule);
    }

    @Override
    public void delete(DocumentId id) {
        transactions.run(sql -> {
            // asked by the statement itself, so that a hold placed at this moment comes before or after, not between
            int deleted = sql.update(
                    "DELETE FROM core.document WHERE id = ?"
                            + " AND NOT EXISTS (SELECT 1 FROM core.legal_hold h WHERE h.name = core.document.portal)",
                    id.value());
            if (deleted > 0) {
                audit.record(NewAuditEntry.of("document.deleted", "document", id));
            } else if (row(id).isPresent()) {
                throw new RefusedException("documents.problem.held");
            }
            deleteBytes(id);
        });
    }

    @Override
    public boolean delete(DocumentId id, String portal, String subject) {
        return transactions.call(sql -> {
            // asked by the statement itself, so that whoever reassigns it at this moment comes before or after, not
            // between
            boolean theirs = sql.update(
                            "DELETE FROM core.document WHERE id = ? AND portal = ? AND subject = ?",
                            id.value(),
                            portal,
                            subject)
                    > 0;
            if (theirs) {
                audit.record(NewAuditEntry.of("document.deleted", "document", id));
                deleteBytes(id);
            }
            return theirs;
        });
    }

    private void deleteBytes(DocumentId id) {
        transactions.afterCommit(() -> {
            try {
                vault.delete(id.value());
            } catch (IOException stays) {
                LOG.warn("The file of the deleted document {} stays until the next sweep.", id, stays);
            }
        });
    }

    /**
     * Documents of a portal whose ids come after this one, in their order, to be taken out; without asking who may read them, but
     * without those that the scanner keeps from everybody.
     */
    public List<StoredDocument> of(String portal, UUID after, int most) {
        return transactions
                .<List<Kept>>call(sql -> sql.list(
                        Kept::of,
                        COLUMNS + "WHERE portal = ? AND id > ? AND scan NOT IN (?, ?) ORDER BY id FETCH FIRST " + most
                                + " ROWS ONLY",
                        portal,
                        after,
                        StoredDocument.Scan.WAITING,
                        StoredDocument.Scan.QUARANTINED))
                .stream()
                .map(Kept::document)
                .toList();
    }

    /**
     * Writes a document's bytes without asking the portal's rule, for those who may take out all that a portal keeps.
     *
     * @throws IOException if they are not what was stored
     */
    public void copy(DocumentId id, OutputStream out) throws IOException {
        Kept kept = row(id).orElseThrow(() -> new NotFoundException("document " + id));
        write(kept, out);
    }

    /** From now on does this, within the transaction, whenever a document is kept that waits for the scanner. */
    void whenWaiting(Runnable asked) {
        whenWaiting = asked;
    }

    /** Documents that wait for the scanner whose ids come after this one, in their order. */
    List<StoredDocument> waiting(UUID after, int most) {
        return transactions
                .<List<Kept>>call(sql -> sql.list(
                        Kept::of,
                        COLUMNS + "WHERE scan = ? AND id > ? ORDER BY id FETCH FIRST " + most + " ROWS ONLY",
                        StoredDocument.Scan.WAITING,
                        after))
                .stream()
                .map(Kept::document)
                .toList();
    }

    /** How many documents have waited for the scanner since before this time. */
    long waitingSince(Instant before) {
        return transactions.call(sql -> sql.count(
                "SELECT count(*) FROM core.document WHERE scan = ? AND stored_at < ?",
                StoredDocument.Scan.WAITING,
                before));
    }

    /** In how many documents that are still kept the scanner found malware after this time. */
    long quarantinedSince(Instant after) {
        return transactions.call(sql -> sql.count(
                "SELECT count(*) FROM core.document WHERE scan = ? AND scanned_at > ?",
                StoredDocument.Scan.QUARANTINED,
                after));
    }

    /**
     * Has the scanner look at a document's bytes.
     *
     * @throws IOException if they cannot be read, or the scanner says that they are clean and they are not what was stored
     */
    ScanResult scan(DocumentId id, MalwareScanner scanner) throws IOException {
        Kept kept = row(id).orElseThrow(() -> new NotFoundException("document " + id));
        try (SeekableByteChannel plain = vault.open(id.value(), kept.sealedKey);
                DigestInputStream bytes = new DigestInputStream(Channels.newInputStream(plain), sha256())) {
            ScanResult result = scanner.scan(bytes);
            String looked = HexFormat.of().formatHex(bytes.getMessageDigest().digest());
            if (result instanceof ScanResult.Clean && !looked.equals(kept.document.sha256())) {
                throw new IOException("The document " + id + " is not what was stored, or not all of it was looked at");
            }
            return result;
        }
    }

    /** Opens a document that waited to its readers. */
    void passed(StoredDocument document) {
        transactions.run(sql -> {
            if (scanned(sql, document.id(), StoredDocument.Scan.CLEAN)) {
                audit.record(NewAuditEntry.of("document.scanned", "document", document.id())
                        .with("portal", document.portal()));
            }
        });
    }

    /** Keeps a document that waited from everybody. */
    void quarantine(StoredDocument document, String found) {
        transactions.run(sql -> {
            if (scanned(sql, document.id(), StoredDocument.Scan.QUARANTINED)) {
                audit.record(NewAuditEntry.of("document.quarantined", "document", document.id())
                        .with("portal", document.portal())
                        .with("found", found));
            }
        });
    }

    /** False if it was deleted meanwhile, or another node was faster. */
    private boolean scanned(Sql sql, DocumentId id, StoredDocument.Scan scan) {
        return sql.update(
                        "UPDATE core.document SET scan = ?, scanned_at = ? WHERE id = ? AND scan = ?",
                        scan,
                        clock.instant(),
                        id.value(),
                        StoredDocument.Scan.WAITING)
                > 0;
    }

    /** Deletes files that were received but never kept; tells how many. */
    int sweep() throws IOException {
        Instant before = clock.instant().minus(WAITING);
        return vault.sweep(before, id -> find(new DocumentId(id)).isPresent());
    }

    /** Seals keys of documents anew that an earlier key sealed; tells how many. */
    int sealAnew() {
        int anew = 0;
        UUID after = new UUID(0, 0);
        while (true) {
            UUID from = after;
            List<Kept> page = transactions.call(
                    sql -> sql.list(Kept::of, COLUMNS + "WHERE id > ? ORDER BY id FETCH FIRST 500 ROWS ONLY", from));
            for (Kept kept : page) {
                after = kept.document.id().value();
                if (!vault.sealedNow(kept.sealedKey)) {
                    byte[] sealed = vault.sealAnew(after, kept.sealedKey);
                    UUID id = after;
                    transactions.run(
                            sql -> sql.update("UPDATE core.document SET wrapped_key = ? WHERE id = ?", sealed, id));
                    anew++;
                }
            }
            if (page.isEmpty()) {
                return anew;
            }
        }
    }

    private void write(Kept kept, OutputStream out) throws IOException {
        MessageDigest digest = sha256();
        try (SeekableByteChannel plain = vault.open(kept.document.id().value(), kept.sealedKey)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            byte[] held = new byte[0];
            long size = 0;
            for (int read = plain.read(buffer.clear()); read > 0; read = plain.read(buffer.clear())) {
                out.write(held);
                held = Arrays.copyOf(buffer.array(), read);
                digest.update(held);
                size += read;
            }
            // the last piece is held back until the digest is known, so that a wrong file never arrives whole
            boolean same = HexFormat.of().formatHex(digest.digest()).equals(kept.document.sha256());
            if (!same || size != kept.document.size()) {
                throw new IOException("The document " + kept.document.id() + " is not what was stored");
            }
            out.write(held);
        }
    }

    private static String fileName(String given) {
        String name = Normalizer.normalize(given, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        // control and formatting characters can turn "fdp.exe" round on screen
        name = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\"<>|:*?]", "").strip();
        if (name.length() > LONGEST_NAME) {
            int dot = name.lastIndexOf('.');
            String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
            name = name.substring(0, LONGEST_NAME - ending.length()).strip() + ending;
        }
        return name.isEmpty() || name.startsWith(".") ? "document" + name : name;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Kept(StoredDocument document, byte[] sealedKey) {
        static Kept of(Row row) {
            return new Kept(
                    new StoredDocument(
                            new DocumentId(row.uuid(1)),
                            row.text(2),
                            row.text(3),
                            row.text(4),
                            row.text(5),
                            row.text(6),
                            row.number(7),
                            row.text(8),
                            StoredDocument.Scan.valueOf(row.text(9)),
                            row.instant(10)),
                    Objects.requireNonNull(row.bytesOrNull(11)));
        }
    }

    private final class Open implements DocumentContent {
        private final Kept kept;
        private final Actor actor;
        private final DocumentAccess rule;

        Open(Kept kept, Actor actor, DocumentAccess rule) {
            this.kept = kept;
            this.actor = actor;
            this.rule = rule;
        }

        @Override
        public StoredDocument document() {
            return kept.document;
        }

        @Override
        public void writeTo(OutputStream out, long first, long last) throws IOException {
            if (first < 0 || last < first || last >= kept.document.size()) {
                throw new IllegalArgumentException("No such bytes: " + first + " to " + last);
            }
            try (SeekableByteChannel plain = vault.open(kept.document.id().value(), kept.sealedKey)) {
                plain.position(first);
                ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
                for (long left = last - first + 1; left > 0; ) {
                    buffer.clear().limit((int) Math.min(BUFFER, left));
                    int read = plain.read(buffer);
                    if (read <= 0) {
                        throw new IOException("The document " + kept.document.id() + " is shorter than it was");
                    }
                    out.write(buffer.array(), 0, read);
                    left -= read;
                }
            }
            rule.wasRead(actor, kept.document);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            write(kept, out);
            rule.wasRead(actor, kept.document);
        }
    }
}
