package org.guildhall.send.record;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.send.clock.CaseEvent;
import org.guildhall.send.clock.ChildFacts;
import org.guildhall.send.clock.EventKind;
import org.guildhall.send.clock.HistoryProblem;
import org.guildhall.send.clock.KeyDate;
import org.guildhall.send.clock.RecordedException;
import org.guildhall.send.clock.StatutoryClock;
import org.guildhall.send.clock.Timetable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The statutory clock on the history of a case as it is kept. */
@Component(service = CaseClock.class)
public final class CaseClock {
    private final StatutoryClock law;
    private final Clock clock;

    /** Reads the law's clock. */
    @Activate
    public CaseClock(@Reference StatutoryClock law, @Reference Clock clock) {
        this.law = law;
        this.clock = clock;
    }

    Timetable timetable(EntityManager entities, CaseEntity kept) {
        return timetable(entities, kept, CaseRecords.events(entities, kept.id));
    }

    private Timetable timetable(EntityManager entities, CaseEntity kept, List<EventEntity> events) {
        List<RecordedException> exceptions = CaseRecords.exceptions(entities, kept.id).stream()
                .filter(exception -> exception.withdrawnAt == null)
                .map(ExceptionEntity::toClock)
                .toList();
        return law.timetable(
                events.stream().map(EventEntity::toClock).toList(), exceptions, kept.facts(), Days.today(clock));
    }

    /** The dates of one rule in some cases, read together. */
    List<KeyDate> dates(EntityManager entities, List<UUID> cases, String rule) {
        Map<UUID, List<CaseEvent>> events = CaseRecords.some(entities, "SendEvent", EventEntity.class, cases).stream()
                .collect(groupingBy(event -> event.caseId, mapping(EventEntity::toClock, toList())));
        Map<UUID, List<RecordedException>> exceptions =
                CaseRecords.some(entities, "SendException", ExceptionEntity.class, cases).stream()
                        .filter(exception -> exception.withdrawnAt == null)
                        .collect(
                                groupingBy(exception -> exception.caseId, mapping(ExceptionEntity::toClock, toList())));
        return entities
                .createQuery("select c from SendCaseLine c where c.id in :cases", CaseLineEntity.class)
                .setParameter("cases", cases)
                .getResultList()
                .stream()
                .flatMap(line -> law
                        .timetable(
                                events.getOrDefault(line.id, List.of()),
                                exceptions.getOrDefault(line.id, List.of()),
                                ChildFacts.born(line.birth),
                                Days.today(clock))
                        .dates()
                        .stream())
                .filter(date -> date.rule().equals(rule))
                .toList();
    }

    /** Writes what lists read of the timetable beside the case; part of each change of its history. */
    Timetable derive(EntityManager entities, CaseEntity kept) {
        List<EventEntity> events = CaseRecords.events(entities, kept.id);
        events.stream()
                .filter(event -> event.kind == EventKind.REQUEST_RECEIVED && event.supersededAt == null)
                .map(event -> event.legalDate)
                .max(Comparator.naturalOrder())
                .ifPresent(kept::receivedOn);
        Timetable timetable = timetable(entities, kept, events);
        kept.derive(timetable);
        return timetable;
    }

    /**
     * Checks a history with one more event, or with another one in the place of one; what was wrong before is no fault of it.
     *
     * @param reasoned whether it says why: what the law forbids and councils do all the same can be noted with a reason alone
     * @throws InvalidInputException if there can be no such history
     */
    void check(List<CaseEvent> before, List<CaseEvent> after, boolean reasoned) {
        LocalDate today = Days.today(clock);
        Set<HistoryProblem> known = Set.copyOf(law.check(before, today));
        List<FieldProblem> problems = law.check(after, today).stream()
                .filter(problem -> !known.contains(problem))
                .filter(problem -> !reasoned || problem.kind() != HistoryProblem.Kind.VIEWS_CUT_SHORT)
                .map(CaseClock::problem)
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    private static FieldProblem problem(HistoryProblem problem) {
        String field = switch (problem.kind()) {
            case REMEDY_MISSING, REMEDY_ODD -> "remedy";
            case VIEWS_CUT_SHORT -> "reason";
            case IN_THE_FUTURE, BEFORE_THE_REQUEST, OUT_OF_ORDER, TWICE, SECOND_REQUEST -> "date";
        };
        return new FieldProblem(field, problem.text().key(), problem.text().arguments());
    }

    List<String> reasons(String rule) {
        return law.exceptionsOf(rule).stream().map(RecordedException::reason).toList();
    }

    static List<CaseEvent> with(List<CaseEvent> events, CaseEvent more) {
        return Stream.concat(events.stream(), Stream.of(more)).toList();
    }

    static List<CaseEvent> without(List<CaseEvent> events, EventId superseded) {
        return events.stream()
                .map(event -> event.id().equals(superseded.toString())
                        ? new CaseEvent(event.id(), event.kind(), event.date(), event.remedy(), true)
                        : event)
                .toList();
    }
}
