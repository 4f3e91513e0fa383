package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What messages, documents and forms of this portal ask about a case; asked from the database at each use. */
@Component(service = CaseDesk.class)
public final class CaseDesk {
    /** What cases are called in the audit log; whatever is done with what belongs to them is done to them. */
    public static final String SUBJECT = CaseRecords.SUBJECT;

    private final Database database;
    private final CaseAccess access;
    private final CaseTeam team;
    private final Permissions permissions;
    private final Clock clock;
    private final KeptWords seals;

    /** Works on the unit of this bundle. */
    @Activate
    public CaseDesk(
            @Reference Database database,
            @Reference CaseAccess access,
            @Reference CaseTeam team,
            @Reference Permissions permissions,
            @Reference Clock clock,
            @Reference KeptWords seals) {
        this.database = database;
        this.access = access;
        this.team = team;
        this.permissions = permissions;
        this.clock = clock;
        this.seals = seals;
    }

    /** Today, where the council is. */
    public LocalDate today() {
        return Days.today(clock);
    }

    /**
     * Lets only staff with a right go on.
     *
     * @throws NotPermittedException for everybody else; audited
     * @throws RefusedException if it is a case of the acting person's own family; audited
     */
    public void check(CaseId id, String permission) {
        database.run(entities -> access.staff(entities, id, permission));
    }

    /** Whether an account has a right to a case that is not its own family's; nothing is audited. */
    public boolean mayWork(AccountId account, CaseId id, String permission) {
        return mayWorkOnOne(account, List.of(id), permission);
    }

    /** As {@link #mayWork}, to one of several cases. */
    public boolean mayWorkOnOne(AccountId account, Collection<CaseId> cases, String permission) {
        return permissions.has(account, permission)
                && database.call(entities -> cases.stream().anyMatch(id -> {
                    CaseEntity kept = entities.find(CaseEntity.class, id.value());
                    return kept != null && !access.isOwn(entities, kept, account);
                }));
    }

    /** A case as lists show it, for callers who have checked the right to. */
    public CaseLine line(CaseId id) {
        return database.call(entities -> line(entities, id).toLine());
    }

    private static CaseLineEntity line(EntityManager entities, CaseId id) {
        return Objects.requireNonNull(entities.find(CaseLineEntity.class, id.value()));
    }

    /** Those who see a case now, by when they began to; for callers who have checked the right to know. */
    public List<Party> readers(CaseId id) {
        return database.call(entities -> {
            LocalDate birth = line(entities, id).birth;
            return CaseRecords.parties(entities, id.value()).stream()
                    .filter(party -> party.state == PartyState.ACTIVE && !party.isOfAge(birth, today()))
                    .map(party -> party.toRecord(seals))
                    .toList();
        });
    }

    /** An account's sight of a case, if it holds now; nothing is audited. */
    public Optional<Party> reader(CaseId id, AccountId account) {
        return readers(id).stream()
                .filter(party -> party.account().equals(account))
                .findFirst();
    }

    /** The cases of the acting person's own family, which lists leave out; never empty, so that a query can name them. */
    public List<UUID> ownCases() {
        return database.call(access::ownCases);
    }

    /** Whose cases are an account's today: its own, and those of whom it covers. */
    public Set<UUID> workOf(AccountId account) {
        return database.call(entities -> team.workOf(entities, account));
    }
}
