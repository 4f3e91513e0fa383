package org.guildhall.send.record;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actors;
import org.guildhall.send.SendPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who has the cases of a caseworker in hand who is away, so that none rots. */
@Component(service = CoverService.class)
public final class CoverService {
    private final Database database;
    private final CaseMails mails;
    private final Actors actors;
    private final Permissions permissions;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    /** Works on the unit of this bundle. */
    @Activate
    public CoverService(
            @Reference Database database,
            @Reference CaseMails mails,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.mails = mails;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Absences that are covered, now or later, the first to begin first. */
    public List<Cover> covers() {
        permissions.check(SendPermissions.READ);
        return database.call(entities -> entities
                .createQuery(
                        "select c from SendCover c where c.untilDay >= :today order by c.fromDay, c.id",
                        CoverEntity.class)
                .setParameter("today", Days.today(clock))
                .getResultList()
                .stream()
                .map(CoverEntity::toRecord)
                .toList());
    }

    /**
     * Names a colleague who has a caseworker's cases in hand while the caseworker is away; the colleague is told by mail.
     *
     * @param until the last day
     * @throws InvalidInputException if the colleague cannot, or the days cannot be
     */
    public CoverId cover(AccountId caseworker, AccountId colleague, LocalDate from, LocalDate until) {
        permissions.check(SendPermissions.CHANGE);
        List<FieldProblem> problems = new ArrayList<>();
        if (!permissions.has(caseworker, SendPermissions.CHANGE)) {
            problems.add(FieldProblem.of("caseworker", "send.cover.caseworker.cannot"));
        }
        if (colleague.equals(caseworker) || !permissions.has(colleague, SendPermissions.CHANGE)) {
            problems.add(FieldProblem.of("colleague", "send.cover.colleague.cannot"));
        }
        if (until.isBefore(from) || until.isBefore(Days.today(clock))) {
            problems.add(FieldProblem.of("until", "send.cover.until.wrong"));
        }
        CaseChecks.none(problems);
        return database.call(entities -> {
            CoverEntity cover = new CoverEntity(ids.next(), caseworker, colleague, from, until, clock.instant());
            entities.persist(cover);
            audit.record(NewAuditEntry.of("send.cover.set", "account", caseworker)
                    .with("colleague", colleague)
                    .with("from", from)
                    .with("until", until));
            tell(cover, true);
            return new CoverId(cover.id);
        });
    }

    /** Ends a cover: the caseworker is back, or it was a mistake. The colleague is told by mail. */
    public void endCover(CoverId id) {
        permissions.check(SendPermissions.CHANGE);
        database.run(entities -> {
            CoverEntity cover = entities.find(CoverEntity.class, id.value());
            if (cover != null) {
                entities.remove(cover);
                audit.record(NewAuditEntry.of("send.cover.ended", "account", cover.caseworker)
                        .with("colleague", cover.colleague));
                tell(cover, false);
            }
        });
    }

    /** Nobody needs a mail of what they did themselves. */
    private void tell(CoverEntity cover, boolean begins) {
        if (!cover.colleague.equals(actors.requireAccount().value())) {
            mails.cover(cover.toRecord(), begins);
        }
    }
}
