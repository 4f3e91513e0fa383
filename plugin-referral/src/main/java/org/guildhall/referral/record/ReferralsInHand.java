package org.guildhall.referral.record;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.HandOver;
import org.guildhall.api.account.WorkInHand;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.persistence.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Open referrals of an officer who leaves go back to everybody of their inbox. Whoever lets the officer leave is told no count of
 * what is walled off; it is handed on all the same.
 */
@Component(service = HandOver.class)
public final class ReferralsInHand implements HandOver {
    private final Database database;
    private final Wall wall;
    private final Audit audit;

    /** Looks at the referrals. */
    @Activate
    public ReferralsInHand(@Reference Database database, @Reference Wall wall, @Reference Audit audit) {
        this.database = database;
        this.wall = wall;
        this.audit = audit;
    }

    @Override
    public List<WorkInHand> inHand(AccountId account) {
        long told = database.call(entities -> open(entities, account).stream()
                .filter(referral -> !wall.around(referral))
                .count());
        return List.of(new WorkInHand("referral.in-hand", Math.toIntExact(told)));
    }

    @Override
    public void handOn(AccountId account) {
        database.run(entities -> open(entities, account).forEach(referral -> {
            referral.assign(null);
            audit.record(NewAuditEntry.of("referral.unassigned", ReferralRecords.SUBJECT, referral.id)
                    .with("left", account));
        }));
    }

    private static List<ReferralEntity> open(EntityManager entities, AccountId account) {
        return entities.createQuery(
                        "select r from Referral r where r.assignee = :account and r.state in :open",
                        ReferralEntity.class)
                .setParameter("account", account.value())
                .setParameter("open", List.copyOf(ReferralState.OPEN))
                .getResultList();
    }
}
