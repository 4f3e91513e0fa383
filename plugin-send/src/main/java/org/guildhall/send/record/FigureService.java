package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.clock.EventKind;
import org.guildhall.send.clock.KeyDate;
import org.guildhall.send.clock.Stage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How cases stand with the limits of the law (SPEC G10). */
@Component(service = FigureService.class)
public final class FigureService {
    /** The rule of the clock that gives a plan its 20 weeks. */
    private static final String FINAL_PLAN = "final-plan";

    private static final int SOME = 200;

    private final Database database;
    private final Permissions permissions;
    private final CaseClock caseClock;
    private final Clock clock;

    /** Works on the unit of this bundle. */
    @Activate
    public FigureService(
            @Reference Database database,
            @Reference Permissions permissions,
            @Reference CaseClock caseClock,
            @Reference Clock clock) {
        this.database = database;
        this.permissions = permissions;
        this.caseClock = caseClock;
        this.clock = clock;
    }

    /** How many open cases come near a limit or have missed one, by stage and by caseworker. */
    public BreachRadar radar() {
        permissions.check(SendPermissions.READ);
        LocalDate today = Days.today(clock);
        LocalDate soon = today.plusDays(BreachRadar.DAYS);
        Map<Stage, BreachRadar.Counts> stages = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            stages.put(stage, BreachRadar.Counts.NONE);
        }
        Map<Optional<AccountId>, BreachRadar.Counts> caseworkers = new HashMap<>();
        List<BreachRadar.Counts> all = new ArrayList<>();
        database.run(entities -> {
            all.clear();
            stages.replaceAll((stage, before) -> BreachRadar.Counts.NONE);
            caseworkers.clear();
            for (Object[] row : grouped(entities, today, soon)) {
                add(row, stages, caseworkers, all);
            }
        });
        return new BreachRadar(
                all.stream().reduce(BreachRadar.Counts.NONE, BreachRadar.Counts::plus),
                stages,
                Map.copyOf(caseworkers));
    }

    private static List<Object[]> grouped(EntityManager entities, LocalDate today, LocalDate soon) {
        return entities.createQuery(
                        // a count of ids would read each row for its id, which the index has not
                        "select c.stage, c.caseworker, sum(case when c.state = :open then 1 else 0 end),"
                                + " sum(case when c.nextLimit >= :today and c.nextLimit <= :soon then 1 else 0 end),"
                                + " sum(case when c.nextLimit < :today then 1 else 0 end)"
                                + " from SendCaseLine c where c.state = :open group by c.stage, c.caseworker",
                        Object[].class)
                .setParameter("open", CaseState.OPEN)
                .setParameter("today", today)
                .setParameter("soon", soon)
                .getResultList();
    }

    private static void add(
            Object[] row,
            Map<Stage, BreachRadar.Counts> stages,
            Map<Optional<AccountId>, BreachRadar.Counts> caseworkers,
            List<BreachRadar.Counts> all) {
        BreachRadar.Counts counts = new BreachRadar.Counts(
                ((Number) row[2]).longValue(), ((Number) row[3]).longValue(), ((Number) row[4]).longValue());
        stages.merge((Stage) row[0], counts, BreachRadar.Counts::plus);
        caseworkers.merge(Optional.ofNullable((UUID) row[1]).map(AccountId::new), counts, BreachRadar.Counts::plus);
        all.add(counts);
    }

    /** What happened in a calendar year, and how many plans were issued in time. */
    public ReturnFigures returns(int year) {
        permissions.check(SendPermissions.READ);
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        return database.call(entities -> {
            List<KeyDate> plans = plans(entities, first, last);
            return new ReturnFigures(
                    year,
                    counts(entities, first, last),
                    inTime(plans),
                    inTime(plans.stream().filter(plan -> !plan.excused()).toList()));
        });
    }

    private static Map<EventKind, Long> counts(EntityManager entities, LocalDate first, LocalDate last) {
        Map<EventKind, Long> counts = new EnumMap<>(EventKind.class);
        for (EventKind kind : EventKind.values()) {
            counts.put(kind, 0L);
        }
        entities.createQuery(
                        "select e.kind, count(e.id) from SendEvent e where e.legalDate >= :first and e.legalDate <= :last"
                                + " and e.supersededAt is null group by e.kind",
                        Object[].class)
                .setParameter("first", first)
                .setParameter("last", last)
                .getResultList()
                .forEach(row -> counts.put((EventKind) row[0], (Long) row[1]));
        return counts;
    }

    /** The limits of 20 weeks that were met in these days, in time or not. */
    private List<KeyDate> plans(EntityManager entities, LocalDate first, LocalDate last) {
        List<UUID> cases = entities.createQuery(
                        "select distinct e.caseId from SendEvent e where e.kind = :kind and e.supersededAt is null"
                                + " and e.legalDate >= :first and e.legalDate <= :last",
                        UUID.class)
                .setParameter("kind", EventKind.FINAL_ISSUED)
                .setParameter("first", first)
                .setParameter("last", last)
                .getResultList();
        List<KeyDate> plans = new ArrayList<>();
        for (int from = 0; from < cases.size(); from += SOME) {
            caseClock.dates(entities, cases.subList(from, Math.min(from + SOME, cases.size())), FINAL_PLAN).stream()
                    .filter(date -> date.whenMet()
                            .filter(met -> !met.isBefore(first) && !met.isAfter(last))
                            .isPresent())
                    .forEach(plans::add);
        }
        return plans;
    }

    private static ReturnFigures.Plans inTime(List<KeyDate> plans) {
        return new ReturnFigures.Plans(
                plans.size(),
                plans.stream().filter(plan -> plan.state() == KeyDate.State.MET).count());
    }
}
