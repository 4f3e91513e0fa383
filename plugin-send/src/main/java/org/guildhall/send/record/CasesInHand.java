package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.time.Clock;
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

/** Open cases of a caseworker who leaves go back to the team, and whom they cover is covered by them no more. */
@Component(service = HandOver.class)
public final class CasesInHand implements HandOver {
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    /** Looks at the cases. */
    @Activate
    public CasesInHand(@Reference Database database, @Reference Audit audit, @Reference Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<WorkInHand> inHand(AccountId account) {
        long open = database.call(entities -> entities.createQuery(
                        "select count(c.id) from SendCaseLine c where c.caseworker = :account and c.state = :open",
                        Long.class)
                .setParameter("account", account.value())
                .setParameter("open", CaseState.OPEN)
                .getSingleResult());
        return List.of(new WorkInHand("send.in-hand", Math.toIntExact(open)));
    }

    @Override
    public void handOn(AccountId account) {
        database.run(entities -> {
            open(entities, account).forEach(kept -> {
                kept.assign(null);
                audit.record(NewAuditEntry.of("send.case.unassigned", CaseRecords.SUBJECT, kept.id)
                        .with("left", account));
            });
            entities.createQuery("delete from SendCover c where c.colleague = :account and c.untilDay >= :today")
                    .setParameter("account", account.value())
                    .setParameter("today", Days.today(clock))
                    .executeUpdate();
        });
    }

    private static List<CaseEntity> open(EntityManager entities, AccountId account) {
        return entities.createQuery(
                        "select c from SendCase c where c.caseworker = :account and c.state = :open", CaseEntity.class)
                .setParameter("account", account.value())
                .setParameter("open", CaseState.OPEN)
                .getResultList();
    }
}
