package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.send.SendPermissions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who sees a case and what of it, for staff (SPEC G4, G10); how they come to see it is {@link InvitationService}'s. */
@Component(service = PeopleService.class)
public final class PeopleService {
    private static final int MOST_COMING = 500;

    private final Database database;
    private final CaseAccess access;
    private final Permissions permissions;
    private final Audit audit;
    private final Clock clock;
    private final KeptWords seals;

    /** Works on the unit of this bundle. */
    @Activate
    public PeopleService(
            @Reference Database database,
            @Reference CaseAccess access,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Clock clock,
            @Reference KeptWords seals) {
        this.database = database;
        this.access = access;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.seals = seals;
    }

    /** Everybody who sees a case, will, or did. */
    public List<Party> parties(CaseId id) {
        return database.call(entities ->
                CaseRecords.parties(entities, access.staff(entities, id, SendPermissions.READ).id).stream()
                        .map(party -> party.toRecord(seals))
                        .toList());
    }

    /** Sets what of the case somebody sees. */
    public void show(PartyId id, Visibility visibility) {
        database.run(entities -> {
            PartyEntity party = changing(entities, id);
            party.show(visibility);
            audit.record(of("send.party.visibility-set", party)
                    .with("dates", visibility.dates())
                    .with("documents", visibility.documents())
                    .with("address", visibility.address()));
        });
    }

    /**
     * Records why somebody else than the young person sees the case, or that nothing is the reason any more.
     *
     * @param basis null where nothing is any more: from the end of compulsory school age on they see nothing then
     * @param words how staff know
     */
    public void record(PartyId id, @Nullable Basis basis, String words) {
        permissions.check(SendPermissions.INVITE);
        if (basis != null) {
            InvitationChecks.basis(basis, words);
        }
        database.run(entities -> {
            PartyEntity party = changing(entities, id);
            if (party.kind == PartyKind.YOUNG_PERSON) {
                throw new RefusedException("send.party.basis.own");
            }
            party.record(basis, basis == null ? "" : words.strip(), seals);
            audit.record(of("send.party.basis-recorded", party).with("basis", basis == null ? "none" : basis.code()));
        });
    }

    /**
     * Parties of whom nothing is recorded though the young person's rights are their own, or will be within so many days: they see
     * nothing from then on. Ask the young person, and record what holds. So many as a page shows, the oldest first.
     */
    public List<ComingOfAge> comingOfAge(int days) {
        permissions.check(SendPermissions.READ);
        LocalDate born = SchoolAge.bornBy(Days.today(clock).plusDays(days));
        return database.call(entities -> entities
                .createQuery(
                        "select p, i.name from SendParty p, SendCaseLine c, SendInvitation i where c.id = p.caseId"
                                + " and i.id = p.invitationId and c.birth <= :born"
                                + " and c.state = :open and p.state in :states and p.basis is null and p.kind <> :own"
                                + " and c.id not in :family"
                                + " order by c.birth, p.id",
                        Object[].class)
                .setParameter("born", born)
                .setParameter("open", CaseState.OPEN)
                .setParameter("states", List.of(PartyState.WAITING, PartyState.ACTIVE))
                .setParameter("own", PartyKind.YOUNG_PERSON)
                .setParameter("family", access.ownCases(entities))
                .setMaxResults(MOST_COMING)
                .getResultList()
                .stream()
                .map(row -> new ComingOfAge(((PartyEntity) row[0]).toRecord(seals), (String) row[1]))
                .toList());
    }

    private PartyEntity changing(EntityManager entities, PartyId id) {
        permissions.check(SendPermissions.INVITE);
        PartyEntity party = entities.find(PartyEntity.class, id.value());
        if (party == null) {
            throw new NotFoundException("party " + id);
        }
        access.staff(entities, new CaseId(party.caseId), SendPermissions.INVITE);
        if (party.state == PartyState.ENDED) {
            throw new RefusedException("send.case.changed");
        }
        return party;
    }

    private static NewAuditEntry of(String action, PartyEntity party) {
        return NewAuditEntry.of(action, CaseRecords.SUBJECT, party.caseId)
                .with("account", new AccountId(party.account));
    }
}
