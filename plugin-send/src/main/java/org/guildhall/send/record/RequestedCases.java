package org.guildhall.send.record;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens the cases of requests that come over the portal, for the service that has checked who asks and what. */
@Component(service = RequestedCases.class)
public final class RequestedCases {
    private final Database database;
    private final CaseIntake intake;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final KeptWords seals;
    private final CaseReferences references = new CaseReferences();

    /** Works on the unit of this bundle. */
    @Activate
    public RequestedCases(
            @Reference Database database,
            @Reference CaseIntake intake,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference KeptWords seals) {
        this.database = database;
        this.intake = intake;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.seals = seals;
    }

    /**
     * Opens a case, in the current transaction: its clock runs from the day on which the request came. The invitation waits for staff,
     * and shows nobody anything.
     *
     * @param invitation nobody where the law gives the rights to somebody else than whoever asks
     * @param by whoever asks, as the audit log has it
     * @throws jakarta.persistence.PersistenceException if another case has just been given the same reference; worth another try
     */
    public CaseLine open(NewCase asked, Optional<NewInvitation> invitation, String by) {
        NewCase opened = CaseChecks.opened(asked, Days.today(clock));
        return database.call(entities -> {
            CaseEntity kept = intake.take(entities, opened, references.next(), List.of());
            invitation.ifPresent(invited -> {
                String email = invited.email().toLowerCase(Locale.ROOT);
                InvitationChecks.check(invited, email, kept.birth, Days.today(clock));
                InvitationEntity made =
                        new InvitationEntity(ids.next(), kept.id, invited, email, by, clock.instant(), seals);
                entities.persist(made);
                audit.record(NewAuditEntry.of("send.invitation.created", CaseRecords.SUBJECT, kept.id)
                        .with("invitation", made.id)
                        .with("detail", invited.kind().code()));
            });
            entities.flush();
            return Objects.requireNonNull(entities.find(CaseLineEntity.class, kept.id))
                    .toLine();
        });
    }
}
