package org.guildhall.finance.request;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.time.WorkingDays;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.request.QueueLoad.Age;
import org.guildhall.finance.request.QueueLoad.InHands;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts what waits, for those who share the work out (SPEC F12). */
@Component(service = QueueLoadService.class)
public final class QueueLoadService {
    private final Database database;
    private final Accounts accounts;
    private final Permissions permissions;
    private final WorkingDays days;
    private final Clock clock;

    /** Counts in the database. */
    @Activate
    public QueueLoadService(
            @Reference Database database,
            @Reference Accounts accounts,
            @Reference Permissions permissions,
            @Reference WorkingDays days,
            @Reference Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.permissions = permissions;
        this.days = days;
        this.clock = clock;
    }

    /** The open requests of now. */
    public QueueLoad load() {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return database.call(entities -> new QueueLoad(hands(entities), ages(entities)));
    }

    private List<InHands> hands(EntityManager entities) {
        return entities
                .createQuery(
                        "select r.assignee, count(r.id) from RequestLine r where r.state in :open group by r.assignee",
                        Object[].class)
                .setParameter("open", RequestState.OPEN)
                .getResultList()
                .stream()
                .map(row -> inHands(Optional.ofNullable((UUID) row[0]).map(AccountId::new), (Long) row[1]))
                .sorted(Comparator.<InHands, Boolean>comparing(
                                hands -> hands.officer().isEmpty())
                        .thenComparing(InHands::open, Comparator.reverseOrder())
                        .thenComparing(InHands::name))
                .toList();
    }

    private InHands inHands(Optional<AccountId> officer, long open) {
        String name = officer.flatMap(accounts::find)
                .map(known -> known.details().name().full())
                .orElse("");
        return new InHands(officer, name, open);
    }

    private Map<Age, Long> ages(EntityManager entities) {
        Map<Age, Long> ages = new EnumMap<>(Age.class);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Deadline.ZONE);
        LocalDate day = today;
        Instant until = Instant.MAX;
        for (Age age : Age.values()) {
            Age next = age == Age.MORE ? null : Age.values()[age.ordinal() + 1];
            while (next != null && days.between(day, today) < next.from()) {
                day = day.minusDays(1);
            }
            Instant from = next == null
                    ? Instant.EPOCH
                    : day.plusDays(1).atStartOfDay(Deadline.ZONE).toInstant();
            ages.put(age, count(entities, from, until));
            until = from;
        }
        return ages;
    }

    private static long count(EntityManager entities, Instant from, Instant until) {
        String before = until.equals(Instant.MAX) ? "" : " and r.submittedAt < :until";
        var query = entities.createQuery(
                        "select count(r.id) from RequestLine r where r.state in :open and r.submittedAt >= :from"
                                + before,
                        Long.class)
                .setParameter("open", RequestState.OPEN)
                .setParameter("from", from);
        return (before.isEmpty() ? query : query.setParameter("until", until)).getSingleResult();
    }
}
