package org.guildhall.runtime.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.AuditCheck;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.audit.AuditFormat;
import org.guildhall.api.audit.AuditQuery;
import org.guildhall.api.audit.ChainCheck;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.session.Clients;
import org.guildhall.runtime.persistence.Row;
import org.guildhall.runtime.persistence.Sql;
import org.guildhall.runtime.persistence.Transactions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The audit log in the database; the {@link AuditChain} links its entries afterwards. */
@Component(
        service = {Audit.class, ChainedAudit.class},
        immediate = true)
public final class ChainedAudit implements Audit {
    static final String COLUMNS =
            "SELECT id, happened_at, actor, session_id, browser, client_address, action, subject_type, subject_id, details";
    /** How many columns these are. */
    static final int WIDTH = 10;

    private static final String READ = "audit:read";
    private static final String EXPORT = "audit:export";
    private static final int MOST = 10_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Actors actors;
    private final Clients clients;
    private final AuditChain chain;
    private final Map<String, LongAdder> written = new ConcurrentHashMap<>();
    private volatile @Nullable Permissions permissions;

    @Activate
    public ChainedAudit(
            @Reference Transactions transactions,
            @Reference Database migrated,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference Actors actors,
            @Reference Clients clients,
            @Reference AuditChain chain) {
        this(transactions, ids, clock, actors, clients, chain);
    }

    /** A log kept through these transactions. */
    public ChainedAudit(
            Transactions transactions, Ids ids, Clock clock, Actors actors, Clients clients, AuditChain chain) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.actors = actors;
        this.clients = clients;
        this.chain = chain;
    }

    /** Permissions come later, because they write their refusals to this log. */
    public void bind(Permissions known) {
        permissions = known;
    }

    /** Forgets them when they go. */
    public void unbind(Permissions known) {
        if (known.equals(permissions)) {
            permissions = null;
        }
    }

    @Override
    public void record(NewAuditEntry entry) {
        transactions.run(sql -> sql.update(
                "INSERT INTO core.audit_entry (id, happened_at, actor, client_address, action, subject_type, subject_id,"
                        + " details, session_id, browser) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                cut(actors.current().recorded(), 80),
                cut(clients.current().address(), 60),
                cut(entry.action(), 120),
                cut(entry.subjectType(), 60),
                cut(entry.subjectId(), 200),
                JSON.writeValueAsString(new TreeMap<>(entry.details())),
                actors.current() instanceof Actor.User user ? user.session().toString() : "",
                cut(clients.current().browser(), 120)));
        String action = entry.action();
        transactions.afterCommit(
                () -> written.computeIfAbsent(action, first -> new LongAdder()).increment());
    }

    @Override
    public void recordApart(NewAuditEntry entry) {
        transactions.<@Nullable Object>apart(() -> {
            record(entry);
            return null;
        });
    }

    @Override
    public List<AuditEntry> find(AuditQuery query, int offset, int limit) {
        check(READ);
        return search(query, offset, limit);
    }

    @Override
    public long count(AuditQuery query) {
        check(READ);
        Condition condition = Condition.of(query);
        return transactions.<Long>call(
                sql -> sql.count("SELECT count(*) FROM core.audit_entry" + condition.where(), condition.values()));
    }

    @Override
    public List<String> actions() {
        check(READ);
        return transactions.call(sql -> {
            List<String> found = new ArrayList<>();
            // from one to the next by the index, for there are few of them in a long log
            Optional<String> next = next(sql, "");
            while (next.isPresent()) {
                found.add(next.get());
                next = next(sql, next.get());
            }
            return found;
        });
    }

    private static Optional<String> next(Sql sql, String action) {
        return sql.first(
                row -> row.text(1),
                "SELECT action FROM core.audit_entry WHERE action > ? ORDER BY action FETCH FIRST 1 ROWS ONLY",
                action);
    }

    @Override
    public void export(AuditQuery query, AuditFormat format, OutputStream out) throws IOException {
        check(READ);
        check(EXPORT);
        recordApart(NewAuditEntry.of("audit.exported", "audit-log", format)
                .with("entries", count(query))
                .with("asked", Condition.of(query).told()));
        new AuditExport(transactions, chain.head()).write(query, format, out);
    }

    @Override
    public List<AuditEntry> history(String subjectType, String subjectId) {
        return search(AuditQuery.about(subjectType, subjectId), 0, MOST);
    }

    @Override
    public ChainCheck verify() {
        check(READ);
        ChainCheck result = chain.check();
        record(NewAuditEntry.of(
                result instanceof ChainCheck.Intact ? "audit.checked" : "audit.found-broken", "audit-log", "chain"));
        return result;
    }

    @Override
    public Optional<AuditCheck> lastCheck() {
        check(READ);
        return chain.lastCheck();
    }

    /** How many entries of each action this process has written since it started. */
    public Map<String, Long> written() {
        Map<String, Long> counts = new TreeMap<>();
        written.forEach((action, count) -> counts.put(action, count.sum()));
        return counts;
    }

    private void check(String permission) {
        Permissions asked = permissions;
        if (asked == null) {
            throw new NotPermittedException(permission);
        }
        asked.check(permission);
    }

    private List<AuditEntry> search(AuditQuery query, int offset, int limit) {
        Condition condition = Condition.of(query);
        String page = " ORDER BY id DESC OFFSET " + Math.max(0, offset) + " ROWS FETCH FIRST "
                + Math.clamp(limit, 1, MOST) + " ROWS ONLY";
        return transactions.call(sql -> sql.list(
                ChainedAudit::entry,
                COLUMNS + " FROM core.audit_entry" + condition.where() + page,
                condition.values()));
    }

    static AuditEntry entry(Row row) {
        return new AuditEntry(
                row.uuid(1),
                row.instant(2),
                row.text(3),
                row.text(4),
                row.text(5),
                row.text(6),
                row.text(7),
                row.text(8),
                row.text(9),
                JSON.readValue(row.text(10), DETAILS));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
