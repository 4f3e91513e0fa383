package org.guildhall.send.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds what cannot be right in a history. */
final class HistoryCheck {
    private final Law law;
    private final List<CaseEvent> events;
    private final LocalDate today;

    /** Of events that count and are in their order. */
    HistoryCheck(Law law, List<CaseEvent> events, LocalDate today) {
        this.law = law;
        this.events = events;
        this.today = today;
    }

    /** All problems, in the order of the events. */
    List<HistoryProblem> problems() {
        List<HistoryProblem> problems = new ArrayList<>();
        for (int place = 0; place < events.size(); place++) {
            CaseEvent event = events.get(place);
            for (HistoryProblem.Kind kind : of(event, events.subList(0, place))) {
                problems.add(new HistoryProblem(kind, event.id(), event.kind()));
            }
        }
        return List.copyOf(problems);
    }

    private Set<HistoryProblem.Kind> of(CaseEvent event, List<CaseEvent> before) {
        Set<HistoryProblem.Kind> kinds = EnumSet.noneOf(HistoryProblem.Kind.class);
        if (event.date().isAfter(today)) {
            kinds.add(HistoryProblem.Kind.IN_THE_FUTURE);
        }
        if (requestComesLater(event, before)) {
            kinds.add(HistoryProblem.Kind.BEFORE_THE_REQUEST);
        } else if (lacksItsCause(event, before)) {
            kinds.add(HistoryProblem.Kind.OUT_OF_ORDER);
        }
        if (before.stream().anyMatch(other -> isSame(other, event))) {
            kinds.add(HistoryProblem.Kind.TWICE);
        } else if (event.kind() == EventKind.REQUEST_RECEIVED && Progress.requestUnderWay(before, event.date())) {
            kinds.add(HistoryProblem.Kind.SECOND_REQUEST);
        }
        if (cutsShort(event, before)) {
            kinds.add(HistoryProblem.Kind.VIEWS_CUT_SHORT);
        }
        if (event.kind().ofRemedy() != event.whatRemedy().isPresent()) {
            kinds.add(event.kind().ofRemedy() ? HistoryProblem.Kind.REMEDY_MISSING : HistoryProblem.Kind.REMEDY_ODD);
        }
        return kinds;
    }

    /** One order can have two parts, each with its own time to be complied with: those are two events of one day. */
    private static boolean isSame(CaseEvent one, CaseEvent other) {
        return one.kind() == other.kind()
                && one.date().equals(other.date())
                && one.whatRemedy().equals(other.whatRemedy());
    }

    private boolean requestComesLater(CaseEvent event, List<CaseEvent> before) {
        return event.kind() != EventKind.REQUEST_RECEIVED
                && !has(before, Set.of(EventKind.REQUEST_RECEIVED))
                && has(events, Set.of(EventKind.REQUEST_RECEIVED));
    }

    private static boolean lacksItsCause(CaseEvent event, List<CaseEvent> before) {
        Set<EventKind> causes = causes(event.kind());
        return !causes.isEmpty() && !has(before, causes);
    }

    /** Whether it comes while the family has its days to say what it thinks. */
    private boolean cutsShort(CaseEvent event, List<CaseEvent> before) {
        return law.rules().stream()
                .filter(rule ->
                        rule.duty() == KeyDate.Duty.FAMILY && rule.ends().contains(event.kind()))
                .anyMatch(rule -> before.stream()
                        .filter(rule::startsWith)
                        .anyMatch(start -> rule.limit() != null
                                && !rule.limit().from(start.date()).isBefore(event.date())));
    }

    /** What must have happened, one of them, before an event of this kind. */
    private static Set<EventKind> causes(EventKind kind) {
        return switch (kind) {
            case REQUEST_RECEIVED -> Set.of();
            case DECIDED_TO_ASSESS, DECIDED_NOT_TO_ASSESS -> EnumSet.of(EventKind.REQUEST_RECEIVED);
            case ADVICE_ASKED_FOR, DECIDED_TO_ISSUE, DECIDED_NOT_TO_ISSUE, DRAFT_SERVED ->
                EnumSet.of(EventKind.DECIDED_TO_ASSESS, EventKind.APPEAL_ORDER, EventKind.APPEAL_NOT_OPPOSED);
            case ADVICE_RECEIVED -> EnumSet.of(EventKind.ADVICE_ASKED_FOR);
            case FINAL_ISSUED -> EnumSet.of(EventKind.DRAFT_SERVED);
            case REVIEW_MEETING, REVIEW_DECISION_CEASE, AMENDMENT_NOTICE, CEASED -> EnumSet.of(EventKind.FINAL_ISSUED);
            case REVIEW_DECISION_KEEP, REVIEW_DECISION_AMEND -> EnumSet.of(EventKind.REVIEW_MEETING);
            case AMENDED_FINAL ->
                EnumSet.of(EventKind.AMENDMENT_NOTICE, EventKind.APPEAL_ORDER, EventKind.APPEAL_NOT_OPPOSED);
            case MEDIATION_CERTIFICATE, APPEAL_LODGED ->
                EnumSet.of(
                        EventKind.DECIDED_NOT_TO_ASSESS,
                        EventKind.DECIDED_NOT_TO_ISSUE,
                        EventKind.FINAL_ISSUED,
                        EventKind.AMENDED_FINAL,
                        EventKind.REVIEW_DECISION_KEEP,
                        EventKind.REVIEW_DECISION_CEASE);
            case APPEAL_NOT_OPPOSED, APPEAL_ORDER -> EnumSet.of(EventKind.APPEAL_LODGED);
        };
    }

    private static boolean has(List<CaseEvent> events, Set<EventKind> kinds) {
        return events.stream().anyMatch(event -> kinds.contains(event.kind()));
    }
}
