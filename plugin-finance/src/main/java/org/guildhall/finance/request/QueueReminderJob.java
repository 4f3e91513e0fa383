package org.guildhall.finance.request;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.job.Job;
import org.guildhall.api.permission.Role;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.time.WorkingDays;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.FinanceSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reminds whoever has a request in hand once that its promised time runs out, and team managers once that it has run out: one
 * mail to each of them, whatever the number of requests (SPEC F12).
 */
@Component(service = Job.class)
public final class QueueReminderJob implements Job {
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int WHOLE = 100;
    private static final String SOON = "soon";
    private static final String OVERDUE = "overdue";

    private final Database database;
    private final RequestMails mails;
    private final Accounts accounts;
    private final WorkingDays days;
    private final Ids ids;
    private final Clock clock;
    private final Settings<FinanceSettings> settings;

    /** Remembers of what it has reminded. */
    @Activate
    public QueueReminderJob(
            @Reference Database database,
            @Reference RequestMails mails,
            @Reference Accounts accounts,
            @Reference WorkingDays days,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference SettingsSource settings) {
        this.database = database;
        this.mails = mails;
        this.accounts = accounts;
        this.days = days;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings.of(FinanceSettings.class);
    }

    @Override
    public String name() {
        return "finance.queue-reminders";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() {
        List<Account> staff = accounts.withPermission(FinancePermissions.READ_REQUESTS);
        List<Account> managers = staff.stream()
                .filter(account -> account.roles().contains(Role.TEAM_MANAGER))
                .toList();
        boolean tellsManagers = settings.get().overdueMails() && !managers.isEmpty();
        Instant now = clock.instant();
        database.run(entities -> {
            Map<AccountId, Digest> digests = new LinkedHashMap<>();
            unreminded(entities, SOON).stream()
                    .filter(request -> runsOut(request, now))
                    .forEach(request -> {
                        inHand(request, staff)
                                .forEach(officer ->
                                        digest(digests, officer).soon().add(request));
                        entities.persist(new RequestReminderEntity(ids.next(), request, SOON, now));
                    });
            if (tellsManagers) {
                unreminded(entities, OVERDUE).stream()
                        .filter(request -> request.dueAt.isBefore(now))
                        .forEach(request -> {
                            others(request, managers)
                                    .forEach(manager ->
                                            digest(digests, manager).overdue().add(request));
                            entities.persist(new RequestReminderEntity(ids.next(), request, OVERDUE, now));
                        });
            }
            digests.values().forEach(digest -> mails.reminder(digest.to(), digest.soon(), digest.overdue()));
        });
    }

    /** Requests whose time runs and that nobody was told of in this way; while a requester is asked no time runs. */
    private static List<RequestLineEntity> unreminded(EntityManager entities, String kind) {
        return entities.createQuery(
                        "select r from RequestLine r where r.state = :received and not exists (select m.id from"
                                + " RequestReminder m where m.requestId = r.id and m.kind = :kind and m.dueAt = r.dueAt)"
                                + " order by r.dueAt, r.id",
                        RequestLineEntity.class)
                .setParameter("received", RequestState.RECEIVED)
                .setParameter("kind", kind)
                .getResultList();
    }

    private boolean runsOut(RequestLineEntity request, Instant now) {
        int part = settings.get().reminderPercent();
        if (part == 0) {
            return false;
        }
        LocalTime opens = LocalTime.of(settings.get().workingDayStart(), 0);
        Instant began = request.answeredAt == null ? request.submittedAt : request.answeredAt;
        Duration whole = Deadline.workingTime(began, request.dueAt, opens, days);
        Duration used = Deadline.workingTime(began, now, opens, days);
        return used.multipliedBy(WHOLE).compareTo(whole.multipliedBy(part)) >= 0;
    }

    /** The officer who works on it; as long as nobody does who may, all who see the queue. */
    private static List<Account> inHand(RequestLineEntity request, List<Account> staff) {
        List<Account> assigned = staff.stream()
                .filter(account -> account.id().value().equals(request.assignee))
                .toList();
        return assigned.isEmpty() ? others(request, staff) : assigned;
    }

    /** Nobody is asked to work on their own request. */
    private static List<Account> others(RequestLineEntity request, List<Account> staff) {
        return staff.stream()
                .filter(account -> !OwnRequests.isOwn(account, request.requester, request.visitorEmail))
                .toList();
    }

    private static Digest digest(Map<AccountId, Digest> digests, Account to) {
        return digests.computeIfAbsent(to.id(), id -> new Digest(to, new ArrayList<>(), new ArrayList<>()));
    }

    /** What one person is told in one run. */
    private record Digest(Account to, List<RequestLineEntity> soon, List<RequestLineEntity> overdue) {}
}
