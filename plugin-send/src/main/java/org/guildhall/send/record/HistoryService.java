package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actors;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.TypedWords;
import org.guildhall.send.clock.CaseEvent;
import org.guildhall.send.clock.EventKind;
import org.guildhall.send.clock.RecordedException;
import org.guildhall.send.clock.Timetable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What happened in a case and when, in law (SPEC G6): a history of events that corrections supersede and nothing deletes. The stage and
 * the next limit, by which lists are sorted, are derived from it in the same transaction, and parties are told that something happened.
 */
@Component(service = HistoryService.class)
public final class HistoryService {
    private final Database database;
    private final CaseAccess access;
    private final CaseIntake intake;
    private final CaseClock caseClock;
    private final CaseMails mails;
    private final TypedWords typed;
    private final Actors actors;
    private final Permissions permissions;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final KeptWords seals;

    /** Works on the unit of this bundle. */
    @Activate
    public HistoryService(
            @Reference Database database,
            @Reference CaseAccess access,
            @Reference CaseIntake intake,
            @Reference CaseClock caseClock,
            @Reference CaseMails mails,
            @Reference TypedWords typed,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference KeptWords seals) {
        this.database = database;
        this.access = access;
        this.intake = intake;
        this.caseClock = caseClock;
        this.mails = mails;
        this.typed = typed;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.seals = seals;
    }

    /** Where a case is today, and its dates. */
    public Timetable timetable(CaseId id) {
        return database.call(
                entities -> caseClock.timetable(entities, access.staff(entities, id, SendPermissions.READ)));
    }

    /** All that was noted, corrected events too, in the order of the law's dates. */
    public List<NotedEvent> events(CaseId id) {
        return database.call(entities ->
                CaseRecords.events(entities, access.staff(entities, id, SendPermissions.READ).id).stream()
                        .map(event -> event.toRecord(seals))
                        .toList());
    }

    /**
     * Notes that something happened; parties who see the case are told that it did.
     *
     * @throws InvalidInputException if the law knows no such order, or something is missing
     */
    public EventId note(CaseId id, NewEvent asked) {
        permissions.check(SendPermissions.CHANGE);
        NewEvent event = CaseChecks.event(asked);
        return database.call(entities -> {
            CaseEntity kept = access.changing(entities, id);
            List<CaseEvent> before = history(entities, kept);
            EventEntity noted = intake.event(kept, event);
            caseClock.check(
                    before,
                    CaseClock.with(before, noted.toClock()),
                    !event.reason().isEmpty());
            CaseIntake.persist(entities, noted);
            audit.record(NewAuditEntry.of("send.event.noted", CaseRecords.SUBJECT, id)
                    .with("kind", event.kind().code())
                    .with("date", event.date()));
            typed.forget("note-event", id);
            changed(entities, kept, UpdateKind.of(event.kind()), noted);
            return new EventId(noted.id);
        });
    }

    /**
     * Puts another event in the place of one that was noted wrongly; that one is kept.
     *
     * @throws InvalidInputException if the law knows no such order, or no reason is given
     */
    public EventId correct(CaseId id, EventId wrong, NewEvent asked, String why) {
        permissions.check(SendPermissions.CHANGE);
        NewEvent event = CaseChecks.event(asked);
        String words = CaseChecks.words("why", "send.correct.why.missing", why);
        return database.call(entities -> {
            CaseEntity kept = access.changing(entities, id);
            EventEntity old = counting(entities, kept, wrong);
            List<CaseEvent> before = history(entities, kept);
            EventEntity noted = intake.event(kept, event);
            caseClock.check(before, CaseClock.with(CaseClock.without(before, wrong), noted.toClock()), true);
            CaseIntake.persist(entities, noted);
            CaseRecords.exceptions(entities, kept.id).stream()
                    .filter(exception -> old.id.equals(exception.eventId))
                    .forEach(exception -> exception.follow(noted.id));
            old.supersede(noted.id, words, actors.current().recorded(), clock.instant(), seals);
            audit.record(NewAuditEntry.of("send.event.corrected", CaseRecords.SUBJECT, id)
                    .with("kind", event.kind().code())
                    .with("date", event.date())
                    .with("was", old.kind.code() + " " + old.legalDate));
            typed.forget("correct-event", wrong);
            changed(entities, kept, UpdateKind.CORRECTION, noted);
            return new EventId(noted.id);
        });
    }

    /**
     * Takes back an event that did not happen; it is kept.
     *
     * @throws RefusedException if it is the receipt of the request that the case began with: correct its date, or close the case
     */
    public void withdraw(CaseId id, EventId wrong, String why) {
        permissions.check(SendPermissions.CHANGE);
        String words = CaseChecks.words("why", "send.correct.why.missing", why);
        database.run(entities -> {
            CaseEntity kept = access.changing(entities, id);
            EventEntity old = counting(entities, kept, wrong);
            List<CaseEvent> before = history(entities, kept);
            List<CaseEvent> after = CaseClock.without(before, wrong);
            if (after.stream().noneMatch(event -> !event.superseded() && event.kind() == EventKind.REQUEST_RECEIVED)) {
                throw new RefusedException("send.correct.first");
            }
            caseClock.check(before, after, true);
            old.supersede(null, words, actors.current().recorded(), clock.instant(), seals);
            audit.record(NewAuditEntry.of("send.event.withdrawn", CaseRecords.SUBJECT, id)
                    .with("kind", old.kind.code())
                    .with("date", old.legalDate));
            typed.forget("correct-event", wrong);
            changed(entities, kept, UpdateKind.CORRECTION, old);
        });
    }

    /** Whether somebody sees the case now, and so is told of what is noted. */
    public boolean isFollowed(CaseId id) {
        return database.call(entities -> readers(entities, access.staff(entities, id, SendPermissions.READ))
                .findAny()
                .isPresent());
    }

    private Stream<PartyEntity> readers(EntityManager entities, CaseEntity kept) {
        LocalDate today = Days.today(clock);
        return CaseRecords.parties(entities, kept.id).stream()
                .filter(party -> party.state == PartyState.ACTIVE)
                .filter(party -> !party.isOfAge(kept.birth, today));
    }

    private static List<CaseEvent> history(EntityManager entities, CaseEntity kept) {
        return CaseRecords.events(entities, kept.id).stream()
                .map(EventEntity::toClock)
                .toList();
    }

    private static EventEntity counting(EntityManager entities, CaseEntity kept, EventId id) {
        EventEntity event = entities.find(EventEntity.class, id.value());
        if (event == null || !event.caseId.equals(kept.id)) {
            throw new NotFoundException("event " + id);
        }
        if (event.supersededAt != null) {
            throw new RefusedException("send.case.changed");
        }
        return event;
    }

    /** What follows from each change of the history: lists are right again, and parties are told. */
    private void changed(EntityManager entities, CaseEntity kept, UpdateKind kind, EventEntity event) {
        entities.persist(new UpdateEntity(ids.next(), kind, event, clock.instant()));
        entities.flush();
        caseClock.derive(entities, kept);
        readers(entities, kept).forEach(party -> mails.update(new AccountId(party.account), kept, kind));
    }

    /** The reasons of the regulations that may be recorded beside a limit, in the order of the law; none for most rules. */
    public List<String> reasons(String rule) {
        permissions.check(SendPermissions.READ);
        return caseClock.reasons(rule);
    }

    /** The exceptions that the council relies on, or did. */
    public List<NotedException> exceptions(CaseId id) {
        return database.call(entities ->
                CaseRecords.exceptions(entities, access.staff(entities, id, SendPermissions.READ).id).stream()
                        .map(exception -> exception.toRecord(seals))
                        .toList());
    }

    /**
     * Records an exception beside a limit, which stays where it is.
     *
     * @throws InvalidInputException if the law knows none such for it, or no reason is given
     */
    public ExceptionId except(CaseId id, RecordedException exception, String why) {
        permissions.check(SendPermissions.CHANGE);
        String words = CaseChecks.words("why", "send.exception.why.missing", why);
        return database.call(entities -> {
            CaseEntity kept = access.changing(entities, id);
            if (!caseClock.reasons(exception.rule()).contains(exception.reason())) {
                throw new InvalidInputException(List.of(FieldProblem.of("ground", "send.exception.ground.missing")));
            }
            if (!exception.event().isEmpty()) {
                counting(entities, kept, EventId.parse(exception.event()));
            }
            ExceptionEntity noted = new ExceptionEntity(
                    ids.next(), kept.id, exception, words, actors.current().recorded(), clock.instant(), seals);
            entities.persist(noted);
            entities.flush();
            caseClock.derive(entities, kept);
            typed.forget("except", id);
            audit.record(NewAuditEntry.of("send.exception.recorded", CaseRecords.SUBJECT, id)
                    .with("rule", exception.rule())
                    .with("ground", exception.reason()));
            return new ExceptionId(noted.id);
        });
    }

    /** Relies on an exception no more; that it was recorded is kept. */
    public void withdraw(CaseId id, ExceptionId exception, String why) {
        permissions.check(SendPermissions.CHANGE);
        String words = CaseChecks.words("why", "send.exception.why.missing", why);
        database.run(entities -> {
            CaseEntity kept = access.changing(entities, id);
            ExceptionEntity noted = entities.find(ExceptionEntity.class, exception.value());
            if (noted == null || !noted.caseId.equals(kept.id)) {
                throw new NotFoundException("exception " + exception);
            }
            if (noted.withdrawnAt != null) {
                throw new RefusedException("send.case.changed");
            }
            noted.withdraw(words, actors.current().recorded(), clock.instant(), seals);
            entities.flush();
            caseClock.derive(entities, kept);
            audit.record(NewAuditEntry.of("send.exception.withdrawn", CaseRecords.SUBJECT, id)
                    .with("rule", noted.rule)
                    .with("ground", noted.ground));
        });
    }

    /** What parties were told, the newest first. */
    public List<CaseUpdate> updates(CaseId id) {
        return database.call(entities -> CaseUpdates.of(entities, access.staff(entities, id, SendPermissions.READ).id));
    }
}
