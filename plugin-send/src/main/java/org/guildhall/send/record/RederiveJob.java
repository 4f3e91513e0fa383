package org.guildhall.send.record;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.job.Job;
import org.guildhall.api.persistence.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Derives anew what lists read of open cases, once on each day: a request is one "received" on its first day alone, and dates that
 * follow from a child's age come without an event. That a limit has passed needs no job: lists compare it with today.
 */
@Component(service = Job.class)
public final class RederiveJob implements Job {
    private static final int PAGE = 100;

    private final Database database;
    private final CaseClock caseClock;
    private final Clock clock;

    /** Works through the cases. */
    @Activate
    public RederiveJob(@Reference Database database, @Reference CaseClock caseClock, @Reference Clock clock) {
        this.database = database;
        this.caseClock = caseClock;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "send.rederive";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run() {
        LocalDate today = Days.today(clock);
        for (List<UUID> page = page(today); !page.isEmpty(); page = page(today)) {
            List<UUID> cases = page;
            database.run(entities -> cases.forEach(id -> {
                CaseEntity kept = entities.find(CaseEntity.class, id);
                if (kept != null) {
                    caseClock.derive(entities, kept);
                }
            }));
        }
    }

    private List<UUID> page(LocalDate today) {
        return database.call(entities -> entities.createQuery(
                        "select c.id from SendCase c where c.state = :open and c.derivedOn < :today order by c.id",
                        UUID.class)
                .setParameter("open", CaseState.OPEN)
                .setParameter("today", today)
                .setMaxResults(PAGE)
                .getResultList());
    }
}
