package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actors;
import org.guildhall.send.SendPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Who may see a case, asked from the database at each use. Staff see cases by their rights, but no case that is their own family's;
 * parties see theirs by their row, and nobody sees one by having once seen it.
 */
@Component(service = CaseAccess.class)
public final class CaseAccess {
    /** No case has this id. */
    private static final UUID NONE = new UUID(0, 0);

    private final Database database;
    private final Permissions permissions;
    private final Accounts accounts;
    private final Actors actors;
    private final Audit audit;
    private final Clock clock;
    private final KeptWords seals;

    /** Works on the unit of this bundle. */
    @Activate
    public CaseAccess(
            @Reference Database database,
            @Reference Permissions permissions,
            @Reference Accounts accounts,
            @Reference Actors actors,
            @Reference Audit audit,
            @Reference Clock clock,
            @Reference KeptWords seals) {
        this.database = database;
        this.permissions = permissions;
        this.accounts = accounts;
        this.actors = actors;
        this.audit = audit;
        this.clock = clock;
        this.seals = seals;
    }

    /**
     * Lets only staff go on who may see the case.
     *
     * @throws NotPermittedException for everybody else; audited
     * @throws RefusedException if it is a case of the acting person's own family; audited
     */
    public void checkRead(CaseId id) {
        database.run(entities -> staff(entities, id, SendPermissions.READ));
    }

    /** As {@link #checkRead}, for staff who may work on the case. */
    public void checkChange(CaseId id) {
        database.run(entities -> staff(entities, id, SendPermissions.CHANGE));
    }

    /**
     * The acting person's own sight of a case, if it holds now.
     *
     * @throws NotPermittedException otherwise; audited
     */
    public Party party(CaseId id) {
        return database.call(
                entities -> party(entities, CaseRecords.get(entities, id)).toRecord(seals));
    }

    CaseEntity staff(EntityManager entities, CaseId id, String permission) {
        permissions.check(permission);
        CaseEntity kept = CaseRecords.get(entities, id);
        if (isOwn(entities, kept)) {
            audit.recordApart(NewAuditEntry.of("send.case.refused", CaseRecords.SUBJECT, id));
            throw new RefusedException("send.case.own");
        }
        return kept;
    }

    /** An open case about to be changed by one at a time: what was checked against its history stays true. */
    CaseEntity changing(EntityManager entities, CaseId id) {
        CaseEntity kept = staff(entities, id, SendPermissions.CHANGE);
        if (kept.state == CaseState.CLOSED) {
            throw new RefusedException("send.case.closed");
        }
        entities.lock(kept, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        return kept;
    }

    PartyEntity party(EntityManager entities, CaseEntity kept) {
        AccountId me = actors.requireAccount();
        return CaseRecords.party(entities, kept.id, me)
                .filter(party -> party.state == PartyState.ACTIVE)
                .filter(party -> !party.isOfAge(kept.birth, Days.today(clock)))
                .orElseThrow(() -> {
                    audit.recordApart(NewAuditEntry.of("send.case.refused", CaseRecords.SUBJECT, kept.id));
                    return new NotPermittedException("case " + kept.id);
                });
    }

    /** Whether an account must not work on a case: it asked for it, or sees it, saw it or will see it as a party. */
    boolean isOwn(EntityManager entities, CaseEntity kept, AccountId account) {
        if (CaseRecords.party(entities, kept.id, account).isPresent()) {
            return true;
        }
        String email = email(account);
        if (email.isEmpty()) {
            return false;
        }
        return kept.askerEmail.equals(email) && kept.askedBy != AskedBy.PROFESSIONAL
                || entities.createQuery(
                                        "select count(i.id) from SendInvitation i where i.caseId = :case"
                                                + " and i.email = :email",
                                        Long.class)
                                .setParameter("case", kept.id)
                                .setParameter("email", email)
                                .getSingleResult()
                        > 0;
    }

    /**
     * All cases that the acting person must not work on, as {@link #isOwn} says of one: those are few, and lists leave them out.
     *
     * @return never empty, for an empty list is no SQL: the id of no case is among them
     */
    List<UUID> ownCases(EntityManager entities) {
        AccountId me = actors.requireAccount();
        Set<UUID> own = new LinkedHashSet<>(Set.of(NONE));
        own.addAll(entities.createQuery("select p.caseId from SendParty p where p.account = :me", UUID.class)
                .setParameter("me", me.value())
                .getResultList());
        String email = email(me);
        if (!email.isEmpty()) {
            own.addAll(entities.createQuery("select i.caseId from SendInvitation i where i.email = :email", UUID.class)
                    .setParameter("email", email)
                    .getResultList());
            own.addAll(entities.createQuery(
                            "select c.id from SendCase c where c.askerEmail = :email and c.askedBy <> :professional",
                            UUID.class)
                    .setParameter("email", email)
                    .setParameter("professional", AskedBy.PROFESSIONAL)
                    .getResultList());
        }
        return List.copyOf(own);
    }

    private String email(AccountId account) {
        return accounts.find(account)
                .map(Account::email)
                .map(address -> address.toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private boolean isOwn(EntityManager entities, CaseEntity kept) {
        return actors.account().map(me -> isOwn(entities, kept, me)).orElse(false);
    }
}
