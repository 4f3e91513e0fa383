package org.guildhall.runtime.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.guildhall.api.audit.AuditCheck;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.audit.ChainCheck;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.persistence.Database;
import org.guildhall.runtime.key.Keys;
import org.guildhall.runtime.persistence.Row;
import org.guildhall.runtime.persistence.Sql;
import org.guildhall.runtime.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Links the entries of the audit log: each carries the digest of itself and the one before. Linked after the fact by one job,
 * for linking while appending would make all writers wait for each other (DESIGN 11). The head is sealed with a key that is
 * not in the database, and written to a file, so that neither a rewritten nor a shortened log goes unseen.
 */
@Component(service = AuditChain.class)
public final class AuditChain {
    private static final int BATCH = 500;
    private static final int MOST = 200 * BATCH;
    static final String START = "0".repeat(64);
    private static final UUID NOBODY = new UUID(0, 0);

    private final Transactions transactions;
    private final Clock clock;
    private final List<byte[]> keys;
    private final Path heads;

    @Activate
    public AuditChain(
            @Reference Transactions transactions,
            @Reference Database migrated,
            @Reference Clock clock,
            @Reference Keys keys,
            @Reference Instance instance) {
        this(
                transactions,
                clock,
                keys.deriveAll("audit-head", 32),
                instance.dataFolder().resolve("audit").resolve("heads.txt"));
    }

    /**
     * A chain over the log of this database.
     *
     * @param keys the key that seals heads, then those that sealed earlier ones
     * @param heads the file to which each head is added
     */
    public AuditChain(Transactions transactions, Clock clock, List<byte[]> keys, Path heads) {
        this.transactions = transactions;
        this.clock = clock;
        this.keys = keys;
        this.heads = heads;
    }

    /** Links all entries that are committed now; tells how many. */
    public int extend() {
        int linked = 0;
        List<UUID> waiting;
        do {
            // their ids alone, which an index has: were they read whole, Derby would sort all that wait for each batch
            waiting = transactions.call(sql -> sql.list(
                    row -> row.uuid(1),
                    "SELECT id FROM core.audit_entry WHERE chain_number IS NULL ORDER BY id FETCH FIRST " + MOST
                            + " ROWS ONLY"));
            for (int from = 0; from < waiting.size(); from += BATCH) {
                linked += link(waiting.get(from), waiting.get(Math.min(from + BATCH, waiting.size()) - 1));
            }
        } while (waiting.size() == MOST);
        return linked;
    }

    /** Links those from one id to another. */
    private int link(UUID from, UUID to) {
        return transactions.call(sql -> {
            Head head = head(sql).orElse(new Head(0, START));
            List<AuditEntry> fresh = sql.list(
                    ChainedAudit::entry,
                    ChainedAudit.COLUMNS
                            + " FROM core.audit_entry WHERE chain_number IS NULL AND id >= ? AND id <= ? ORDER BY id",
                    from,
                    to);
            if (fresh.isEmpty()) {
                return 0;
            }
            Head last = head;
            for (AuditEntry entry : fresh) {
                last = last.next(entry);
                sql.update(
                        "UPDATE core.audit_entry SET chain_number = ?, chain_hash = ? WHERE id = ?",
                        last.number,
                        last.hash,
                        entry.id());
            }
            Instant now = clock.instant();
            String seal = seal(last, keys.getFirst());
            int moved = sql.update(
                    "UPDATE core.audit_head SET chain_number = ?, chain_hash = ?, seal = ?, happened_at = ?"
                            + " WHERE id = 1 AND chain_number = ?",
                    last.number,
                    last.hash,
                    seal,
                    now,
                    head.number);
            if (moved == 0 && head.number > 0) {
                throw new IllegalStateException("The audit log is being linked by two at once");
            }
            if (moved == 0) {
                sql.update(
                        "INSERT INTO core.audit_head (id, chain_number, chain_hash, seal, happened_at)"
                                + " VALUES (1, ?, ?, ?, ?)",
                        last.number,
                        last.hash,
                        seal,
                        now);
            }
            Head reached = last;
            transactions.afterCommit(() -> export(reached, seal, now));
            return fresh.size();
        });
    }

    /** Checks the whole chain and keeps what came of it. */
    public ChainCheck check() {
        ChainCheck result = verify();
        long right = switch (result) {
            case ChainCheck.Intact intact -> intact.entries();
            case ChainCheck.Broken broken -> broken.before();
        };
        UUID wrong = result instanceof ChainCheck.Broken broken ? broken.entry() : null;
        Instant now = clock.instant();
        transactions.run(sql -> {
            int known = sql.update(
                    "UPDATE core.audit_check SET checked_at = ?, entries = ?, broken_entry = ? WHERE id = 1",
                    now,
                    right,
                    wrong);
            if (known == 0) {
                sql.update(
                        "INSERT INTO core.audit_check (id, checked_at, entries, broken_entry) VALUES (1, ?, ?, ?)",
                        now,
                        right,
                        wrong);
            }
        });
        return result;
    }

    /** What came of the last check. */
    public Optional<AuditCheck> lastCheck() {
        return transactions.call(sql -> sql.first(
                row -> {
                    UUID wrong = row.uuidOrNull(3);
                    return new AuditCheck(
                            row.instant(1),
                            wrong == null
                                    ? new ChainCheck.Intact(row.number(2))
                                    : new ChainCheck.Broken(wrong, row.number(2)));
                },
                "SELECT checked_at, entries, broken_entry FROM core.audit_check WHERE id = 1"));
    }

    /** How many entries are linked, and how many wait for it. */
    public Length length() {
        return transactions.call(sql -> new Length(
                sql.count("SELECT chain_number FROM core.audit_head WHERE id = 1"),
                sql.count("SELECT count(*) FROM core.audit_entry WHERE chain_number IS NULL"),
                sql.first(
                                row -> row.instant(1),
                                "SELECT happened_at FROM core.audit_entry WHERE id ="
                                        + " (SELECT id FROM core.audit_entry WHERE chain_number IS NULL ORDER BY id"
                                        + " FETCH FIRST 1 ROWS ONLY)")
                        .map(oldest -> Duration.between(oldest, clock.instant()))
                        .orElse(Duration.ZERO)));
    }

    /** Where the chain ends now, for whoever takes a part of it elsewhere. */
    Head head() {
        return transactions.<Optional<Head>>call(this::head).orElse(new Head(0, START));
    }

    /** Reads the whole chain and compares it with the sealed head and the exported one. */
    ChainCheck verify() {
        // first the file: what is linked meanwhile is in the database then
        Optional<Head> exported = exported();
        Head head = head();
        Head at = new Head(0, START);
        UUID last = NOBODY;
        boolean exportedSeen = exported.map(known -> known.number == 0).orElse(true);
        while (true) {
            long from = at.number;
            List<Linked> links = transactions.call(sql -> sql.list(
                    Linked::of,
                    ChainedAudit.COLUMNS + ", chain_number, chain_hash FROM core.audit_entry"
                            + " WHERE chain_number > ? AND chain_number <= ? ORDER BY chain_number, id",
                    from,
                    Math.min(from + BATCH, head.number)));
            for (Linked link : links) {
                long right = at.number;
                at = at.next(link.entry);
                last = link.entry.id();
                if (at.number != link.number || !at.hash.equals(link.hash)) {
                    return new ChainCheck.Broken(last, right);
                }
                if (exported.isPresent() && exported.get().number == at.number) {
                    if (!exported.get().hash.equals(at.hash)) {
                        return new ChainCheck.Broken(last, right);
                    }
                    exportedSeen = true;
                }
            }
            if (links.isEmpty() || at.number >= head.number) {
                break;
            }
        }
        boolean whole = at.number == head.number && at.hash.equals(head.hash) && exportedSeen;
        return whole ? new ChainCheck.Intact(at.number) : new ChainCheck.Broken(last, at.number);
    }

    private Optional<Head> head(Sql sql) {
        return sql.first(
                        row -> new SealedHead(new Head(row.number(1), row.text(2)), row.text(3)),
                        "SELECT chain_number, chain_hash, seal FROM core.audit_head WHERE id = 1")
                // a head with a wrong seal is not believed: no entry fits to it
                .map(kept -> genuine(kept) ? kept.head : new Head(kept.head.number, "?"));
    }

    private void export(Head head, String seal, Instant now) {
        String line = now + " " + head.number + " " + head.hash + " " + seal + "\n";
        try {
            Files.createDirectories(heads.toAbsolutePath().getParent());
            Files.writeString(
                    heads, line, StandardCharsets.US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritten) {
            throw new UncheckedIOException("The head of the audit log cannot be written to " + heads, unwritten);
        }
    }

    /** The last head in the file whose seal is right. */
    private Optional<Head> exported() {
        if (!Files.exists(heads)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(heads, StandardCharsets.US_ASCII)) {
            return lines.map(line -> line.split(" "))
                    .filter(parts -> parts.length == 4)
                    .map(parts -> new SealedHead(new Head(Long.parseLong(parts[1]), parts[2]), parts[3]))
                    .filter(this::genuine)
                    .map(SealedHead::head)
                    .reduce((earlier, later) -> later.number >= earlier.number ? later : earlier);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The heads of the audit log cannot be read from " + heads, unreadable);
        }
    }

    private boolean genuine(SealedHead kept) {
        return keys.stream().anyMatch(key -> seal(kept.head, key).equals(kept.seal));
    }

    private static String seal(Head head, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal((head.number + " " + head.hash).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record SealedHead(Head head, String seal) {}

    private record Linked(AuditEntry entry, long number, String hash) {
        static Linked of(Row row) {
            return new Linked(
                    ChainedAudit.entry(row), row.number(ChainedAudit.WIDTH + 1), row.text(ChainedAudit.WIDTH + 2));
        }
    }

    /**
     * How long the chain is, and what is not linked yet.
     *
     * @param lag age of the oldest entry that is not
     */
    public record Length(long linked, long waiting, Duration lag) {}

    record Head(long number, String hash) {
        Head next(AuditEntry entry) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                long next = number + 1;
                part(digest, hash);
                part(digest, String.valueOf(next));
                part(digest, entry.id().toString());
                part(digest, entry.at().toString());
                part(digest, entry.actor());
                part(digest, entry.clientAddress());
                part(digest, entry.action());
                part(digest, entry.subjectType());
                part(digest, entry.subjectId());
                // one part more or none, and details come in pairs, so that neither can be taken for the other
                if (!entry.session().isEmpty() || !entry.browser().isEmpty()) {
                    part(digest, entry.session() + "\n" + entry.browser());
                }
                for (Map.Entry<String, String> detail : new TreeMap<>(entry.details()).entrySet()) {
                    part(digest, detail.getKey());
                    part(digest, detail.getValue());
                }
                return new Head(next, HexFormat.of().formatHex(digest.digest()));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        /** Each part with its length, so that no two entries write the same bytes. */
        private static void part(MessageDigest digest, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
    }
}
