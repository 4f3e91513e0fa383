package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
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
import org.guildhall.send.clock.Stage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How cases stand with the limits of the law (SPEC G10). */
@Component(service = FigureService.class)
public final class FigureService {
    private final Database database;
    private final Permissions permissions;
    private final Clock clock;

    /** Works on the unit of this bundle. */
    @Activate
    public FigureService(@Reference Database database, @Reference Permissions permissions, @Reference Clock clock) {
        this.database = database;
        this.permissions = permissions;
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
            for (Object[] row : grouped(entities, "", Map.of())) {
                add(row, new BreachRadar.Counts((Long) row[2], 0, 0), stages, caseworkers, all);
            }
            for (Object[] row : grouped(
                    entities,
                    " and c.nextLimit >= :today and c.nextLimit <= :soon",
                    Map.of("today", today, "soon", soon))) {
                add(row, new BreachRadar.Counts(0, (Long) row[2], 0), stages, caseworkers, all);
            }
            for (Object[] row : grouped(entities, " and c.nextLimit < :today", Map.of("today", today))) {
                add(row, new BreachRadar.Counts(0, 0, (Long) row[2]), stages, caseworkers, all);
            }
        });
        return new BreachRadar(
                all.stream().reduce(BreachRadar.Counts.NONE, BreachRadar.Counts::plus),
                stages,
                Map.copyOf(caseworkers));
    }

    private static List<Object[]> grouped(EntityManager entities, String which, Map<String, LocalDate> days) {
        TypedQuery<Object[]> query = entities.createQuery(
                        "select c.stage, c.caseworker, count(c.id) from SendCaseLine c where c.state = :open" + which
                                + " group by c.stage, c.caseworker",
                        Object[].class)
                .setParameter("open", CaseState.OPEN);
        days.forEach(query::setParameter);
        return query.getResultList();
    }

    private static void add(
            Object[] row,
            BreachRadar.Counts counts,
            Map<Stage, BreachRadar.Counts> stages,
            Map<Optional<AccountId>, BreachRadar.Counts> caseworkers,
            List<BreachRadar.Counts> all) {
        stages.merge((Stage) row[0], counts, BreachRadar.Counts::plus);
        caseworkers.merge(Optional.ofNullable((UUID) row[1]).map(AccountId::new), counts, BreachRadar.Counts::plus);
        all.add(counts);
    }
}
