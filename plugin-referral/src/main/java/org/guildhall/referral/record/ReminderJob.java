package org.guildhall.referral.record;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.job.Job;
import org.guildhall.api.permission.Role;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.referral.Inbox;
import org.guildhall.referral.Inboxes;
import org.guildhall.referral.ReferralSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells officers once of what has come, of what runs out of time, and of what has, those who manage a team too: one mail to each
 * of them, whatever the number of referrals, with references alone (SPEC D2). Of what is behind a wall only those hear who may see
 * it.
 */
@Component(service = Job.class)
public final class ReminderJob implements Job {
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration EVER = Duration.ofDays(36_500);

    private final Database database;
    private final Inboxes inboxes;
    private final TriageService triage;
    private final ReferralMails mails;
    private final Ids ids;
    private final Clock clock;
    private final Settings<ReferralSettings> settings;

    /** Remembers of what it has told. */
    @Activate
    public ReminderJob(
            @Reference Database database,
            @Reference Inboxes inboxes,
            @Reference TriageService triage,
            @Reference ReferralMails mails,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference SettingsSource settings) {
        this.database = database;
        this.inboxes = inboxes;
        this.triage = triage;
        this.mails = mails;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings.of(ReferralSettings.class);
    }

    @Override
    public String name() {
        return "referral.reminders";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        database.run(entities -> {
            Map<AccountId, Digest> digests = new LinkedHashMap<>();
            for (ReminderKind kind : ReminderKind.values()) {
                if (isOn(kind)) {
                    unreminded(entities, kind, now).forEach(referral -> tell(entities, digests, kind, referral, now));
                }
            }
            digests.values().forEach(digest -> mails.reminder(digest.to(), digest.referrals()));
        });
    }

    private boolean isOn(ReminderKind kind) {
        return switch (kind) {
            case NEW -> settings.get().newReferralMails();
            case SOON, OVERDUE -> settings.get().reminderMails();
        };
    }

    private static List<ReferralLineEntity> unreminded(EntityManager entities, ReminderKind kind, Instant now) {
        Instant soon = now.plus(Referral.SOON);
        String more = kind == ReminderKind.NEW ? " and r.assignee is null and r.urgent = 0" : "";
        return entities.createQuery(
                        "select r from ReferralLine r where r.state in :open and r.dueAt >= :from and r.dueAt < :until"
                                + more + " and not exists (select m.id from ReferralReminder m"
                                + " where m.referralId = r.id and m.kind = :kind) order by r.dueAt, r.id",
                        ReferralLineEntity.class)
                .setParameter("open", List.copyOf(ReferralState.OPEN))
                .setParameter("kind", kind)
                .setParameter(
                        "from",
                        switch (kind) {
                            case OVERDUE -> Instant.EPOCH;
                            case SOON -> now;
                            case NEW -> soon;
                        })
                .setParameter(
                        "until",
                        switch (kind) {
                            case OVERDUE -> now;
                            case SOON -> soon;
                            case NEW -> now.plus(EVER);
                        })
                .getResultList();
    }

    /** As long as nobody may work on it, nobody was told. */
    private void tell(
            EntityManager entities,
            Map<AccountId, Digest> digests,
            ReminderKind kind,
            ReferralLineEntity referral,
            Instant now) {
        List<Account> officers = told(entities, kind, referral);
        officers.forEach(officer -> digests.computeIfAbsent(
                        officer.id(), id -> new Digest(officer, new EnumMap<>(ReminderKind.class)))
                .referrals()
                .computeIfAbsent(kind, all -> new ArrayList<>())
                .add(referral));
        if (!officers.isEmpty()) {
            entities.persist(new ReminderEntity(ids.next(), referral.id, kind, now));
        }
    }

    private List<Account> told(EntityManager entities, ReminderKind kind, ReferralLineEntity referral) {
        Inbox inbox = inboxes.get(referral.inbox);
        List<Account> workers = hearers(entities, inbox.decidePermission(), inbox, referral);
        return switch (kind) {
            case NEW -> workers;
            case SOON -> inHand(workers, referral);
            case OVERDUE ->
                Stream.concat(
                                inHand(workers, referral).stream(),
                                hearers(entities, inbox.readPermission(), inbox, referral).stream()
                                        .filter(account -> account.roles().contains(Role.TEAM_MANAGER)))
                        .distinct()
                        .toList();
        };
    }

    private List<Account> hearers(EntityManager entities, String permission, Inbox inbox, ReferralLineEntity referral) {
        return triage.hearers(entities, permission, inbox, referral.form, referral.id, referral.sender);
    }

    /** The officer who works on it; as long as nobody does who may, all who can. */
    private static List<Account> inHand(List<Account> workers, ReferralLineEntity referral) {
        List<Account> assigned = workers.stream()
                .filter(officer -> officer.id().value().equals(referral.assignee))
                .toList();
        return assigned.isEmpty() ? workers : assigned;
    }

    /** What one person is told in one run. */
    private record Digest(Account to, Map<ReminderKind, List<ReferralLineEntity>> referrals) {}
}
