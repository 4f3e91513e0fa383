package org.guildhall.send.action;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.job.Job;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.time.WorkingDays;
import org.guildhall.send.SendSettings;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reminds parties of forms, once so many working days before the due day and once when it has passed; then staff are told too. Of a
 * closed case nobody is reminded.
 */
@Component(service = Job.class)
public final class ActionRemindersJob implements Job {
    private final Database database;
    private final CaseDesk desk;
    private final ActionMails mails;
    private final WorkingDays workingDays;
    private final Clock clock;
    private final Settings<SendSettings> settings;

    /** Looks at forms that have not come back. */
    @Activate
    public ActionRemindersJob(
            @Reference Database database,
            @Reference CaseDesk desk,
            @Reference ActionMails mails,
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
        return "send.action-reminders";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        LocalDate today = desk.today();
        int days = settings.get().formReminderDays();
        if (days > 0) {
            due("a.remindedAt is null and a.dueOn >= :from and a.dueOn <= :to", today, workingDays.plus(today, days))
                    .forEach(id -> tell(id, false));
        }
        due("a.overdueToldAt is null and a.dueOn >= :from and a.dueOn < :to", LocalDate.EPOCH, today)
                .forEach(id -> tell(id, true));
    }

    private List<UUID> due(String which, LocalDate from, LocalDate to) {
        return database.call(entities -> entities.createQuery(
                        "select a.id from SendAction a where a.state = :sent and " + which + " order by a.dueOn, a.id",
                        UUID.class)
                .setParameter("sent", ActionState.SENT)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList());
    }

    private void tell(UUID id, boolean overdue) {
        database.run(entities -> {
            ActionEntity action = entities.find(ActionEntity.class, id);
            if (action == null
                    || action.state != ActionState.SENT
                    || desk.line(action.whose()).state() == CaseState.CLOSED
                    || desk.reader(action.whose(), new AccountId(action.account))
                            .isEmpty()) {
                return;
            }
            if (overdue) {
                action.overdueTold(clock.instant());
                mails.overdue(action);
            } else {
                action.reminded(clock.instant());
                mails.remind(action);
            }
        });
    }
}
