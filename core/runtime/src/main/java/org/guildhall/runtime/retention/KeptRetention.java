package org.guildhall.runtime.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.bundle.KeptData.Hold;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.retention.DueRecord;
import org.guildhall.api.retention.RetainedRecords;
import org.guildhall.api.retention.Retention;
import org.guildhall.api.retention.RetentionDeletion;
import org.guildhall.api.retention.RetentionRule;
import org.guildhall.api.session.Actors;
import org.guildhall.runtime.persistence.Row;
import org.guildhall.runtime.persistence.Sql;
import org.guildhall.runtime.persistence.Transactions;
import org.guildhall.runtime.time.London;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Rules and records of deletion in core's tables; the records themselves are the portals'. */
@Component(service = Retention.class)
public final class KeptRetention implements Retention {
    private static final String MAY_READ = "core:retention:read";
    private static final String MAY_CHANGE = "core:retention:change";
    private static final String SUBJECT = "retention";
    private static final String DELETIONS = "SELECT id, kind, deleted, first_event, last_event, years, deleted_by,"
            + " started_at, finished_at FROM core.retention_deletion ";
    /** So many records go in one transaction: files are deleted after it, and nobody waits long for its locks. */
    private static final int AT_ONCE = 50;

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Actors actors;
    private final Permissions permissions;
    private final Audit audit;
    private final List<RetainedRecords> kinds = new CopyOnWriteArrayList<>();

    @Activate
    public KeptRetention(
            @Reference Transactions transactions,
            @Reference Database migrated,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Audit audit) {
        this(transactions, ids, clock, actors, permissions, audit);
    }

    /** Rules kept through these transactions. */
    public KeptRetention(
            Transactions transactions, Ids ids, Clock clock, Actors actors, Permissions permissions, Audit audit) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** Takes a kind with its portal. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(RetainedRecords kind) {
        kinds.add(kind);
    }

    /** Forgets it with its portal; what was set for it stays. */
    public void remove(RetainedRecords kind) {
        kinds.remove(kind);
    }

    @Override
    public List<RetentionRule> rules() {
        permissions.check(MAY_READ);
        return kinds.stream()
                .sorted(Comparator.comparing(RetainedRecords::name))
                .map(this::told)
                .toList();
    }

    @Override
    public Optional<RetentionRule> find(String kind) {
        permissions.check(MAY_READ);
        return registered(kind).map(this::told);
    }

    private Optional<RetainedRecords> registered(String kind) {
        return kinds.stream().filter(one -> one.name().equals(kind)).findFirst();
    }

    private RetainedRecords known(String kind) {
        return registered(kind).orElseThrow(() -> new NotFoundException("kind of record " + kind));
    }

    private RetentionRule told(RetainedRecords kind) {
        return transactions.call(sql -> {
            Optional<Set> set = set(sql, kind);
            int years = set.map(Set::years).orElse(kind.years());
            LocalDate before = LocalDate.now(clock.withZone(London.ZONE)).minusYears(years);
            return new RetentionRule(
                    kind.name(),
                    kind.data(),
                    years,
                    kind.years(),
                    set.map(Set::setting),
                    before,
                    kind.count(before),
                    hold(sql, kind));
        });
    }

    /** What an administrator has set. */
    private record Set(int years, RetentionRule.Setting setting) {}

    private static Optional<Set> set(Sql sql, RetainedRecords kind) {
        return sql.first(
                row -> new Set((int) row.number(1), new RetentionRule.Setting(row.text(2), row.instant(3))),
                "SELECT years, set_by, set_at FROM core.retention_rule WHERE kind = ?",
                kind.name());
    }

    private static Optional<Hold> hold(Sql sql, RetainedRecords kind) {
        return sql.first(
                row -> new Hold(row.text(1), row.text(2), row.instant(3)),
                "SELECT reason, placed_by, placed_at FROM core.legal_hold WHERE name = ?",
                kind.data());
    }

    @Override
    public RetentionRule change(String kind, int years) {
        permissions.check(MAY_CHANGE);
        RetainedRecords records = known(kind);
        if (years < 1 || years > MOST_YEARS) {
            throw new InvalidInputException(List.of(FieldProblem.of("years", "retention.years.range", MOST_YEARS)));
        }
        transactions.run(sql -> {
            int before = set(sql, records).map(Set::years).orElse(records.years());
            String by = actors.current().recorded();
            Instant now = clock.instant();
            if (sql.update(
                            "UPDATE core.retention_rule SET years = ?, set_by = ?, set_at = ? WHERE kind = ?",
                            years,
                            by,
                            now,
                            kind)
                    == 0) {
                sql.update(
                        "INSERT INTO core.retention_rule (kind, years, set_by, set_at) VALUES (?, ?, ?, ?)",
                        kind,
                        years,
                        by,
                        now);
            }
            audit.record(NewAuditEntry.of("retention.changed", SUBJECT, kind)
                    .with("before", before)
                    .with("years", years));
        });
        return told(records);
    }

    @Override
    public List<DueRecord> due(String kind, int offset, int limit) {
        permissions.check(MAY_READ);
        RetainedRecords records = known(kind);
        return records.due(told(records).before(), offset, limit);
    }

    @Override
    public RetentionDeletion delete(String kind, long confirmed) {
        permissions.check(MAY_CHANGE);
        RetainedRecords records = known(kind);
        RetentionRule rule = told(records);
        rule.hold().ifPresent(hold -> {
            audit.recordApart(NewAuditEntry.of("retention.refused", SUBJECT, kind));
            throw new RefusedException("retention.held", hold.reason());
        });
        if (rule.due() == 0) {
            throw new RefusedException("retention.nothing-due");
        }
        if (rule.due() != confirmed) {
            throw new RefusedException("retention.other-number", rule.due());
        }
        UUID id = ids.next();
        long left = confirmed;
        long gone;
        do {
            long most = left;
            gone = transactions.call(sql -> deleteSome(sql, id, records, rule, (int) Math.min(AT_ONCE, most)));
            left -= gone;
        } while (gone > 0 && left > 0);
        transactions.run(sql ->
                sql.update("UPDATE core.retention_deletion SET finished_at = ? WHERE id = ?", clock.instant(), id));
        return transactions
                .<Optional<RetentionDeletion>>call(
                        sql -> sql.first(KeptRetention::deletion, DELETIONS + "WHERE id = ?", id))
                // somebody else has deleted all of it meanwhile
                .orElseThrow(() -> new RefusedException("retention.nothing-due"));
    }

    /** Deletes the oldest, and notes that with it, so that no deletion is without a record. */
    private long deleteSome(Sql sql, UUID id, RetainedRecords records, RetentionRule rule, int most) {
        // placed meanwhile, it still counts
        hold(sql, records).ifPresent(hold -> {
            throw new RefusedException("retention.held", hold.reason());
        });
        List<DueRecord> gone = records.due(rule.before(), 0, most).stream()
                .filter(due -> records.delete(due.id(), rule.before()))
                .toList();
        if (gone.isEmpty()) {
            return 0;
        }
        note(sql, id, rule, gone);
        audit.record(NewAuditEntry.of("retention.deleted", SUBJECT, rule.kind())
                .with("deletion", id)
                .with("records", gone.size()));
        return gone.size();
    }

    private void note(Sql sql, UUID id, RetentionRule rule, List<DueRecord> gone) {
        LocalDate first =
                gone.stream().map(DueRecord::since).min(LocalDate::compareTo).orElseThrow();
        LocalDate last =
                gone.stream().map(DueRecord::since).max(LocalDate::compareTo).orElseThrow();
        // the oldest go first, so what comes later is no older
        if (sql.update(
                        "UPDATE core.retention_deletion SET deleted = deleted + ?, last_event = ? WHERE id = ?",
                        gone.size(),
                        last,
                        id)
                == 0) {
            sql.update(
                    "INSERT INTO core.retention_deletion (id, kind, deleted, first_event, last_event, years, deleted_by,"
                            + " started_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    rule.kind(),
                    gone.size(),
                    first,
                    last,
                    rule.years(),
                    actors.current().recorded(),
                    clock.instant());
        }
    }

    @Override
    public List<RetentionDeletion> deletions(int offset, int limit) {
        permissions.check(MAY_READ);
        return transactions.call(sql -> sql.list(
                KeptRetention::deletion,
                DELETIONS + "ORDER BY started_at DESC, id DESC OFFSET " + offset + " ROWS FETCH FIRST " + limit
                        + " ROWS ONLY"));
    }

    @Override
    public long countDeletions() {
        permissions.check(MAY_READ);
        return transactions.<Long>call(sql -> sql.count("SELECT count(*) FROM core.retention_deletion"));
    }

    private static RetentionDeletion deletion(Row row) {
        return new RetentionDeletion(
                row.uuid(1),
                row.text(2),
                row.number(3),
                there(row.dateOrNull(4)),
                there(row.dateOrNull(5)),
                (int) row.number(6),
                row.text(7),
                row.instant(8),
                row.instantOrNull(9));
    }

    private static LocalDate there(@Nullable LocalDate day) {
        return Objects.requireNonNull(day);
    }
}
