package org.guildhall.runtime.person;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.person.AccessGrant;
import org.guildhall.api.person.Grants;
import org.guildhall.api.person.NewGrant;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.runtime.persistence.Row;
import org.guildhall.runtime.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Grants in the database, never in a cache. */
@Component(service = Grants.class)
public final class KeptGrants implements Grants {
    /** Stands for a part of the system, such as an import, where an officer would stand. */
    public static final AccountId SYSTEM = new AccountId(new UUID(0, 0));

    private static final String COLUMNS = "SELECT id, portal, person, holder, role, scope, valid_from, valid_until,"
            + " granted_by, revoked_at, revocation_reason FROM core.access_grant ";

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Actors actors;
    private final Audit audit;

    @Activate
    public KeptGrants(
            @Reference Transactions transactions,
            @Reference Database migrated,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference Actors actors,
            @Reference Audit audit) {
        this(transactions, ids, clock, actors, audit);
    }

    /** Grants kept through these transactions. */
    public KeptGrants(Transactions transactions, Ids ids, Clock clock, Actors actors, Audit audit) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.actors = actors;
        this.audit = audit;
    }

    @Override
    public AccessGrant give(NewGrant grant) {
        AccountId by = actors.current() instanceof Actor.SystemPart ? SYSTEM : actors.requireAccount();
        UUID id = ids.next();
        return transactions.call(sql -> {
            sql.update(
                    "INSERT INTO core.access_grant (id, portal, person, holder, role, scope, valid_from, valid_until,"
                            + " granted_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    grant.portal(),
                    grant.person().value(),
                    grant.holder().value(),
                    grant.role(),
                    String.join(",", new TreeSet<>(grant.scope())),
                    grant.from(),
                    grant.until(),
                    by.value());
            audit.record(NewAuditEntry.of("grant.given", "person", grant.person())
                    .with("grant", id)
                    .with("holder", grant.holder())
                    .with("portal", grant.portal())
                    .with("role", grant.role()));
            return find(id).orElseThrow();
        });
    }

    @Override
    public AccessGrant revoke(UUID grant, String reason) {
        return end(grant, reason).orElseGet(() -> find(grant).orElseThrow());
    }

    @Override
    public Optional<AccessGrant> end(UUID grant, String reason) {
        Instant now = clock.instant();
        return transactions.call(sql -> {
            AccessGrant known = find(grant).orElseThrow(() -> new NotFoundException("grant " + grant));
            int revoked = sql.update(
                    "UPDATE core.access_grant SET revoked_at = ?, revocation_reason = ?"
                            + " WHERE id = ? AND revoked_at IS NULL",
                    now,
                    reason,
                    grant);
            if (revoked == 0) {
                return Optional.empty();
            }
            audit.record(NewAuditEntry.of("grant.revoked", "person", known.person())
                    .with("grant", grant)
                    .with("holder", known.holder())
                    .with("portal", known.portal()));
            return find(grant);
        });
    }

    @Override
    public Optional<AccessGrant> find(UUID grant) {
        return transactions.call(sql -> sql.first(KeptGrants::grant, COLUMNS + "WHERE id = ?", grant));
    }

    @Override
    public List<AccessGrant> heldBy(AccountId holder, String portal) {
        Instant now = clock.instant();
        return transactions
                .<List<AccessGrant>>call(sql -> sql.list(
                        KeptGrants::grant,
                        COLUMNS + "WHERE holder = ? AND portal = ? AND revoked_at IS NULL ORDER BY valid_from, id",
                        holder.value(),
                        portal))
                .stream()
                .filter(grant -> grant.holdsAt(now))
                .toList();
    }

    @Override
    public List<AccessGrant> endingBefore(String portal, Instant then) {
        Instant now = clock.instant();
        return transactions.call(sql -> sql.list(
                KeptGrants::grant,
                COLUMNS + "WHERE portal = ? AND revoked_at IS NULL AND valid_from <= ? AND valid_until > ?"
                        + " AND valid_until < ? ORDER BY valid_until, id",
                portal,
                now,
                now,
                then));
    }

    @Override
    public List<AccessGrant> holdingOn(Collection<PersonId> people, String portal) {
        if (people.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        List<Object> values =
                new ArrayList<>(people.stream().map(PersonId::value).toList());
        values.add(portal);
        return transactions
                .<List<AccessGrant>>call(sql -> sql.list(
                        KeptGrants::grant,
                        COLUMNS + "WHERE person IN (" + String.join(", ", Collections.nCopies(people.size(), "?"))
                                + ") AND portal = ? AND revoked_at IS NULL",
                        values.toArray()))
                .stream()
                .filter(grant -> grant.holdsAt(now))
                .toList();
    }

    @Override
    public List<AccessGrant> on(PersonId person, String portal) {
        return transactions.call(sql -> sql.list(
                KeptGrants::grant,
                COLUMNS + "WHERE person = ? AND portal = ? ORDER BY valid_from DESC, id DESC",
                person.value(),
                portal));
    }

    @Override
    public boolean allows(AccountId holder, PersonId person, String portal, String kind) {
        return heldBy(holder, portal).stream().anyMatch(grant -> grant.person().equals(person) && grant.covers(kind));
    }

    private static AccessGrant grant(Row row) {
        String scope = row.text(6);
        return new AccessGrant(
                row.uuid(1),
                row.text(2),
                new PersonId(row.uuid(3)),
                new AccountId(row.uuid(4)),
                row.text(5),
                scope.isEmpty() ? Set.of() : Set.of(scope.split(",")),
                row.instant(7),
                row.instantOrNull(8),
                new AccountId(row.uuid(9)),
                row.instantOrNull(10),
                row.textOrNull(11));
    }
}
