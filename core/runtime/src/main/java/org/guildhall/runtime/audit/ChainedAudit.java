package org.guildhall.runtime.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.AuditEntry;
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
            "SELECT id, happened_at, actor, client_address, action, subject_type, subject_id, details";

    private static final int MOST = 10_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Actors actors;
    private final Clients clients;
    private final AuditChain chain;
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
                        + " details) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor(actors.current()),
                cut(clients.current().address(), 60),
                cut(entry.action(), 120),
                cut(entry.subjectType(), 60),
                cut(entry.subjectId(), 200),
                JSON.writeValueAsString(new TreeMap<>(entry.details()))));
    }

    @Override
    public void recordApart(NewAuditEntry entry) {
        transactions.<@Nullable Object>apart(() -> {
            record(entry);
            return null;
        });
    }

    @Override
    public List<AuditEntry> find(AuditQuery query) {
        Permissions asked = permissions;
        if (asked == null) {
            throw new NotPermittedException("audit:read");
        }
        asked.check("audit:read");
        return search(query);
    }

    @Override
    public List<AuditEntry> history(String subjectType, String subjectId) {
        return search(AuditQuery.about(subjectType, subjectId, MOST));
    }

    @Override
    public ChainCheck verify() {
        return chain.verify();
    }

    private List<AuditEntry> search(AuditQuery query) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        equal(conditions, values, "actor", query.actor());
        equal(conditions, values, "subject_type", query.subjectType());
        equal(conditions, values, "subject_id", query.subjectId());
        String action = query.action();
        if (action != null && action.contains("*")) {
            conditions.add("action LIKE ? ESCAPE '!'");
            values.add(action.replaceAll("[!%_]", "!$0").replace('*', '%'));
        } else {
            equal(conditions, values, "action", action);
        }
        if (query.from() != null) {
            conditions.add("happened_at >= ?");
            values.add(query.from());
        }
        if (query.until() != null) {
            conditions.add("happened_at < ?");
            values.add(query.until());
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        String limit = " ORDER BY id DESC FETCH FIRST " + Math.clamp(query.limit(), 1, MOST) + " ROWS ONLY";
        return transactions.call(sql ->
                sql.list(ChainedAudit::entry, COLUMNS + " FROM core.audit_entry" + where + limit, values.toArray()));
    }

    private static void equal(List<String> conditions, List<Object> values, String column, @Nullable String value) {
        if (value != null) {
            conditions.add(column + " = ?");
            values.add(value);
        }
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
                JSON.readValue(row.text(8), DETAILS));
    }

    private static String actor(Actor actor) {
        return switch (actor) {
            case Actor.User user -> user.account().toString();
            case Actor.SystemPart part -> cut("system:" + part.name(), 80);
            case Actor.Anonymous none -> "anonymous";
        };
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
