package org.guildhall.referral.record;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.health.HealthPart;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.api.health.PartCheck;
import org.guildhall.api.persistence.Database;
import org.guildhall.referral.Inbox;
import org.guildhall.referral.Inboxes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Open referrals that no officer may work on: nobody has the role, or all who have it sent it themselves or bear the name of
 * somebody whom it is about. Those who assign roles are told, by its reference alone.
 */
@Component(service = {StrandedReferrals.class, PartCheck.class})
public final class StrandedReferrals implements PartCheck {
    static final String PART = "referral-officers";
    private static final String ASSIGNS_ROLES = "case-role:assign";

    private final Database database;
    private final Inboxes inboxes;
    private final Wall wall;
    private final Accounts accounts;
    private final ReferralMails mails;

    /** Looks at the referrals of this bundle's unit. */
    @Activate
    public StrandedReferrals(
            @Reference Database database,
            @Reference Inboxes inboxes,
            @Reference Wall wall,
            @Reference Accounts accounts,
            @Reference ReferralMails mails) {
        this.database = database;
        this.inboxes = inboxes;
        this.wall = wall;
        this.accounts = accounts;
        this.mails = mails;
    }

    /** Tells those who can give the role to somebody else, where nobody may work on it; in the caller's transaction. */
    void tell(EntityManager entities, ReferralEntity referral) {
        boolean works = officers(inboxes.get(referral.inbox)).stream()
                .map(Account::id)
                .anyMatch(officer ->
                        !officer.value().equals(referral.sender) && !wall.hides(entities, referral, officer));
        if (!works) {
            accounts.withPermission(ASSIGNS_ROLES).stream()
                    .filter(somebody -> !somebody.id().value().equals(referral.sender))
                    .filter(somebody -> !wall.hides(entities, referral, somebody.id()))
                    .forEach(somebody -> mails.stranded(referral, somebody));
        }
    }

    private List<Account> officers(Inbox inbox) {
        return accounts.withPermission(inbox.decidePermission());
    }

    @Override
    public String part() {
        return PART;
    }

    @Override
    public HealthPart look() {
        long stranded = database.call(entities -> inboxes.all().stream()
                .mapToLong(inbox -> stranded(entities, inbox))
                .sum());
        return stranded == 0
                ? HealthPart.good(PART, "referral.health.good")
                : new HealthPart(
                        PART,
                        HealthPart.State.BAD,
                        HealthProblem.of("referral.health.stranded", Long.toString(stranded)),
                        HealthProblem.of("referral.health.stranded.advice"));
    }

    private long stranded(EntityManager entities, Inbox inbox) {
        List<Object[]> open = entities.createQuery(
                        "select r.id, r.sender from ReferralLine r where r.inbox = :inbox and r.state in :open",
                        Object[].class)
                .setParameter("inbox", inbox.id())
                .setParameter("open", List.copyOf(ReferralState.OPEN))
                .getResultList();
        if (open.isEmpty()) {
            return 0;
        }
        Map<AccountId, Set<UUID>> hidden = officers(inbox).stream()
                .map(Account::id)
                .collect(Collectors.toMap(
                        officer -> officer, officer -> wall.hidden(entities, inbox, ReferralState.OPEN, officer)));
        return open.stream()
                .filter(referral -> hidden.entrySet().stream()
                        .allMatch(officer -> officer.getKey().value().equals(referral[1])
                                || officer.getValue().contains((UUID) referral[0])))
                .count();
    }
}
