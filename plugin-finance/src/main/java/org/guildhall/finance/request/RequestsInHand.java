package org.guildhall.finance.request;

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

/** Open requests of an officer who leaves go back to everybody. */
@Component(service = HandOver.class)
public final class RequestsInHand implements HandOver {
    private final Database database;
    private final Audit audit;
    private final RequestWatch watch;

    /** Looks at the requests. */
    @Activate
    public RequestsInHand(@Reference Database database, @Reference Audit audit, @Reference RequestWatch watch) {
        this.database = database;
        this.audit = audit;
        this.watch = watch;
    }

    @Override
    public List<WorkInHand> inHand(AccountId account) {
        return database.call(entities -> List.of(new WorkInHand(
                "finance.in-hand.requests", open(entities, account).size())));
    }

    @Override
    public void handOn(AccountId account) {
        database.run(entities -> open(entities, account).forEach(request -> {
            request.assign(null);
            watch.changed(entities, request);
            audit.record(NewAuditEntry.of(
                            "finance.request.unassigned", RequestChange.SUBJECT, new AccessRequestId(request.id))
                    .with("left", account));
        }));
    }

    private static List<AccessRequestEntity> open(EntityManager entities, AccountId account) {
        return entities.createQuery(
                        "select r from AccessRequest r where r.assignee = :account and r.state in :open",
                        AccessRequestEntity.class)
                .setParameter("account", account.value())
                .setParameter("open", RequestState.OPEN)
                .getResultList();
    }
}
