package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.send.SendPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Lets weeks go by in one case of a test instance, for training: its history is put so many weeks earlier, so that stage, dates,
 * breaches, lists and calendars are those of a case that much older. The statutory clock knows nothing of it. Messages, documents and
 * forms keep their days, and nobody is mailed. A live instance refuses.
 */
@Component(service = TrainingClock.class)
public final class TrainingClock {
    /** As far as a case can be moved at once. */
    public static final int MOST_WEEKS = 60;

    private final Instance instance;
    private final Database database;
    private final CaseAccess access;
    private final CaseClock caseClock;
    private final Permissions permissions;
    private final Audit audit;

    /** Works on the unit of this bundle. */
    @Activate
    public TrainingClock(
            @Reference Instance instance,
            @Reference Database database,
            @Reference CaseAccess access,
            @Reference CaseClock caseClock,
            @Reference Permissions permissions,
            @Reference Audit audit) {
        this.instance = instance;
        this.database = database;
        this.access = access;
        this.caseClock = caseClock;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** Whether this is a test instance. */
    public boolean runs() {
        return instance.test();
    }

    /**
     * Lets so many weeks go by.
     *
     * @throws InvalidInputException unless it is 1 to {@link #MOST_WEEKS}
     * @throws RefusedException on a live instance, and if the case is closed
     */
    public void moveOn(CaseId id, int weeks) {
        permissions.check(SendPermissions.CHANGE);
        if (!runs()) {
            throw new RefusedException("send.training-clock.live");
        }
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw new InvalidInputException(List.of(FieldProblem.of("weeks", "send.training-clock.missing")));
        }
        database.run(entities -> {
            CaseEntity kept = access.changing(entities, id);
            CaseRecords.events(entities, kept.id).forEach(event -> event.putBack(weeks));
            CaseRecords.exceptions(entities, kept.id).forEach(exception -> exception.putBack(weeks));
            updates(entities, kept.id).forEach(update -> update.putBack(weeks));
            entities.flush();
            caseClock.derive(entities, kept);
            audit.record(NewAuditEntry.of("send.case.moved-on", CaseRecords.SUBJECT, id)
                    .with("weeks", weeks));
        });
    }

    private static List<UpdateEntity> updates(EntityManager entities, UUID caseId) {
        return CaseRecords.some(entities, "SendUpdate", UpdateEntity.class, List.of(caseId));
    }
}
