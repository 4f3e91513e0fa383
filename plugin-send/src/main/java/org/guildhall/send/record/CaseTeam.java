package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.send.SendPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who has a case in hand today, with absences that colleagues cover; for services that have checked the right to ask. */
@Component(service = CaseTeam.class)
public final class CaseTeam {
    private final Database database;
    private final CaseAccess access;
    private final Accounts accounts;
    private final Permissions permissions;
    private final Clock clock;

    /** Works on the unit of this bundle. */
    @Activate
    public CaseTeam(
            @Reference Database database,
            @Reference CaseAccess access,
            @Reference Accounts accounts,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.database = database;
        this.access = access;
        this.accounts = accounts;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * Those whom it is for to work on a case today: the caseworker or whoever covers them, and the team where none of these may; never
     * the child's own family.
     */
    public List<Account> inCharge(CaseId id) {
        return database.call(entities -> inCharge(entities, CaseRecords.get(entities, id)));
    }

    List<Account> inCharge(EntityManager entities, CaseEntity kept) {
        AccountId caseworker = kept.whose();
        List<Account> one = caseworker == null
                ? List.of()
                : working(
                        entities,
                        kept,
                        coveredBy(entities, caseworker).stream()
                                .map(AccountId::new)
                                .toList(),
                        caseworker);
        return one.isEmpty()
                ? accounts.withPermission(SendPermissions.CHANGE).stream()
                        .filter(account -> !access.isOwn(entities, kept, account.id()))
                        .toList()
                : one;
    }

    private List<Account> working(
            EntityManager entities, CaseEntity kept, List<AccountId> colleagues, AccountId caseworker) {
        List<AccountId> asked = colleagues.isEmpty() ? List.of(caseworker) : colleagues;
        return asked.stream()
                .filter(account -> permissions.has(account, SendPermissions.CHANGE))
                .filter(account -> !access.isOwn(entities, kept, account))
                .flatMap(account -> accounts.find(account).stream())
                .filter(Account::active)
                .toList();
    }

    /** Whose cases are an account's today: its own, and those of whom it covers. */
    Set<UUID> workOf(EntityManager entities, AccountId account) {
        Set<UUID> whose = new HashSet<>(whom(entities, "c.caseworker", "c.colleague", account));
        whose.add(account.value());
        return whose;
    }

    private List<UUID> coveredBy(EntityManager entities, AccountId caseworker) {
        return whom(entities, "c.colleague", "c.caseworker", caseworker);
    }

    private List<UUID> whom(EntityManager entities, String asked, String by, AccountId account) {
        LocalDate today = Days.today(clock);
        return entities.createQuery(
                        "select distinct " + asked + " from SendCover c where " + by
                                + " = :account and c.fromDay <= :today and c.untilDay >= :today",
                        UUID.class)
                .setParameter("account", account.value())
                .setParameter("today", today)
                .getResultList();
    }
}
