package org.guildhall.send.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.job.Job;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.time.WorkingDays;
import org.guildhall.send.SendSettings;
import org.guildhall.send.record.CaseDesk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reminds staff of messages that nobody has answered for so many working days, and again each time as many have gone by. */
@Component(service = Job.class)
public final class UnansweredMessagesJob implements Job {
    private static final int PAGE = 200;

    private final Database database;
    private final CaseDesk desk;
    private final MessageMails mails;
    private final WorkingDays workingDays;
    private final Clock clock;
    private final Settings<SendSettings> settings;

    /** Looks at threads in which a party waits. */
    @Activate
    public UnansweredMessagesJob(
            @Reference Database database,
            @Reference CaseDesk desk,
            @Reference MessageMails mails,
            @Reference WorkingDays workingDays,
            @Reference Clock clock,
            @Reference SettingsSource settings) {
        this.database = database;
        this.desk = desk;
        this.mails = mails;
        this.workingDays = workingDays;
        this.clock = clock;
        this.settings = settings.of(SendSettings.class);
    }

    @Override
    public String name() {
        return "send.unanswered-messages";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        int days = settings.get().answerWorkingDays();
        if (days == 0 || !workingDays.isWorkingDay(desk.today())) {
            return;
        }
        UUID after = new UUID(0, 0);
        for (List<UUID> page = page(after); !page.isEmpty(); page = page(after)) {
            for (UUID id : page) {
                remind(id, days);
                after = id;
            }
        }
    }

    private List<UUID> page(UUID after) {
        return database.call(entities -> entities.createQuery(
                        "select t.id from SendThread t where t.waitingSince is not null and t.id > :after order by t.id",
                        UUID.class)
                .setParameter("after", after)
                .setMaxResults(PAGE)
                .getResultList());
    }

    private void remind(UUID id, int days) {
        database.run(entities -> {
            ThreadEntity thread = entities.find(ThreadEntity.class, id);
            Instant since = thread == null ? null : thread.remindedAt == null ? thread.waitingSince : thread.remindedAt;
            if (thread == null || since == null) {
                return;
            }
            LocalDate from = since.atZone(WorkingDays.ZONE).toLocalDate();
            if (workingDays.plus(from, days).isAfter(desk.today())) {
                return;
            }
            thread.reminded(clock.instant());
            mails.remind(desk.line(thread.whose()), new ThreadId(id), days);
        });
    }
}
