package org.guildhall.finance.grant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.guildhall.api.job.Job;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.AccessGrant;
import org.guildhall.api.person.Grants;
import org.guildhall.finance.FinancePermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells holders once that their access ends soon, early enough to ask for it anew. */
@Component(service = Job.class)
public final class EndingGrantsJob implements Job {
    /** Four weeks: a request is answered within a working day, but papers may have to be found. */
    static final Duration BEFORE = Duration.ofDays(28);

    private final Database database;
    private final Grants grants;
    private final GrantMails mails;
    private final Clock clock;

    /** Remembers whom it has told. */
    @Activate
    public EndingGrantsJob(
            @Reference Database database,
            @Reference Grants grants,
            @Reference GrantMails mails,
            @Reference Clock clock) {
        this.database = database;
        this.grants = grants;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "finance.ending-grants";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        grants.endingBefore(FinancePermissions.PORTAL, clock.instant().plus(BEFORE))
                .forEach(this::tell);
    }

    private void tell(AccessGrant grant) {
        Instant now = clock.instant();
        database.run(entities -> {
            if (entities.find(GrantReminderEntity.class, grant.id()) == null) {
                entities.persist(new GrantReminderEntity(grant.id(), now));
                mails.ending(grant);
            }
        });
    }
}
