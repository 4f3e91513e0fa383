package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actors;
import org.guildhall.send.clock.EventKind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens cases, for services that have checked the right and the input. */
@Component(service = CaseIntake.class)
public final class CaseIntake {
    private final CaseClock caseClock;
    private final Actors actors;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final KeptWords seals;

    /** Works on the unit of this bundle. */
    @Activate
    public CaseIntake(
            @Reference CaseClock caseClock,
            @Reference Actors actors,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference KeptWords seals) {
        this.caseClock = caseClock;
        this.actors = actors;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.seals = seals;
    }

    /**
     * Opens a case with what has happened in it so far, in the caller's transaction; nobody is told, for nobody sees it yet.
     *
     * @param events without the receipt of the request
     * @throws org.guildhall.api.error.InvalidInputException if the law knows no such order
     */
    CaseEntity take(EntityManager entities, NewCase opened, String reference, List<NewEvent> events) {
        CaseEntity kept = new CaseEntity(ids.next(), reference, opened, clock.instant(), Days.today(clock), seals);
        List<EventEntity> history = Stream.concat(
                        Stream.of(NewEvent.of(EventKind.REQUEST_RECEIVED, opened.received(), "")), events.stream())
                .map(event -> event(kept, event))
                .toList();
        caseClock.check(List.of(), history.stream().map(EventEntity::toClock).toList(), true);
        entities.persist(kept);
        // the rows below point to its row: nothing else tells the order in which they are written
        entities.flush();
        for (EventEntity event : history) {
            persist(entities, event);
            entities.persist(new UpdateEntity(ids.next(), UpdateKind.of(event.kind), event, clock.instant()));
        }
        entities.flush();
        caseClock.derive(entities, kept);
        audit.record(NewAuditEntry.of("send.case.opened", CaseRecords.SUBJECT, kept.id)
                .with("asked-by", opened.askedBy().code()));
        return kept;
    }

    EventEntity event(CaseEntity kept, NewEvent event) {
        return new EventEntity(ids.next(), kept.id, event, actors.current().recorded(), clock.instant(), seals);
    }

    static void persist(EntityManager entities, EventEntity event) {
        entities.persist(event);
        entities.flush();
    }
}
