package org.guildhall.send.clock;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The dates that a law gives a case as of one day. */
final class KeyDates {
    private static final Comparator<KeyDate> ORDER = Comparator.comparing(KeyDate::limit);
    private static final int MONTHS_BEFORE_A_TRANSFER = 12;

    private final Law law;
    private final TribunalDays tribunal;
    private final List<CaseEvent> events;
    private final List<RecordedException> exceptions;
    private final ChildFacts child;
    private final LocalDate today;

    /** Of events that count, have happened by {@code today}, and are in their order. */
    KeyDates(
            Law law,
            TribunalDays tribunal,
            List<CaseEvent> events,
            List<RecordedException> exceptions,
            ChildFacts child,
            LocalDate today) {
        this.law = law;
        this.tribunal = tribunal;
        this.events = events;
        this.exceptions = exceptions;
        this.child = child;
        this.today = today;
    }

    /** All of them; those of one day in the order of the law. */
    List<KeyDate> all() {
        return law.rules().stream()
                .map(Rule::id)
                .distinct()
                .flatMap(id -> ofRule(law.versionsOf(id).toList()))
                .sorted(ORDER)
                .toList();
    }

    private Stream<KeyDate> ofRule(List<Rule> versions) {
        Rule any = versions.getFirst();
        if (any.leavingSchool()) {
            return leavingSchool(any).stream();
        }
        return (any.transfers().isEmpty() ? ofEvents(versions) : ofTransfers(versions)).stream();
    }

    private List<KeyDate> ofEvents(List<Rule> versions) {
        List<RunningLimit> limits = new ArrayList<>();
        for (int place = 0; place < events.size(); place++) {
            CaseEvent event = events.get(place);
            int start = place;
            versions.stream()
                    .filter(version -> version.startsWith(event))
                    .findFirst()
                    .flatMap(rule -> RunningLimit.of(rule, versions, events, start, tribunal))
                    .ifPresent(limits::add);
        }
        List<KeyDate> dates = new ArrayList<>();
        for (RunningLimit limit : limits) {
            boolean latest = dates.size() == limits.size() - 1;
            dates.add(date(
                    limit.rule(),
                    dates.size() + 1,
                    limit.event(),
                    limit.from(),
                    limit.limit(),
                    limit.metOn(),
                    limit.lapsed(),
                    latest));
        }
        return dates;
    }

    private List<KeyDate> ofTransfers(List<Rule> versions) {
        List<KeyDate> dates = new ArrayList<>();
        List<PhaseTransfer> transfers = child.transfers().stream()
                .sorted(Comparator.comparing(PhaseTransfer::on))
                .toList();
        for (PhaseTransfer transfer : transfers) {
            versions.stream()
                    .filter(rule -> rule.transfers().contains(transfer.kind()) && rule.isLawOn(transfer.on()))
                    .findFirst()
                    .flatMap(rule -> ofTransfer(rule, transfer, dates.size() + 1))
                    .ifPresent(dates::add);
        }
        return dates;
    }

    private Optional<KeyDate> ofTransfer(Rule rule, PhaseTransfer transfer, int number) {
        LocalDate from = transfer.on().minusMonths(MONTHS_BEFORE_A_TRANSFER);
        Limit given = rule.limit();
        if (given == null || today.isBefore(from) || !planOn(given.from(transfer.on()))) {
            return Optional.empty();
        }
        List<CaseEvent> within = events.stream()
                .filter(event -> !event.date().isBefore(from) && event.date().isBefore(transfer.on()))
                .toList();
        Optional<LocalDate> met = first(within, rule.meets());
        boolean lapsed = met.isEmpty() && (first(within, rule.ends()).isPresent() || !today.isBefore(transfer.on()));
        return Optional.of(date(rule, number, "", from, given.from(transfer.on()), met.orElse(null), lapsed, true));
    }

    /** Whether there is a plan on a day, as far as is known today. */
    private boolean planOn(LocalDate day) {
        boolean plan = false;
        for (CaseEvent event : events) {
            if (!event.date().isAfter(day)) {
                plan = event.kind() == EventKind.FINAL_ISSUED || (plan && event.kind() != EventKind.CEASED);
            }
        }
        return plan;
    }

    private Optional<KeyDate> leavingSchool(Rule rule) {
        LocalDate leaving = child.schoolLeavingDate();
        LocalDate from = LocalDate.of(leaving.getYear() - 1, Month.SEPTEMBER, 1);
        return today.isBefore(from)
                ? Optional.empty()
                : Optional.of(date(rule, 1, "", from, leaving, null, false, true));
    }

    private KeyDate date(
            Rule rule,
            int number,
            String event,
            LocalDate from,
            LocalDate limit,
            @Nullable LocalDate metOn,
            boolean lapsed,
            boolean latest) {
        KeyDate.State state = state(rule, limit, metOn, lapsed);
        LocalDate late = switch (state) {
            case MET_LATE, OVERDUE -> metOn == null ? today : metOn;
            case OPEN, MET, PASSED, LAPSED -> limit;
        };
        return new KeyDate(
                rule.id(),
                number,
                rule.duty(),
                event,
                from,
                limit,
                metOn,
                state,
                (int) ChronoUnit.DAYS.between(limit, late),
                rule.source(),
                exceptions.stream()
                        .filter(exception -> exception.rule().equals(rule.id()))
                        .filter(exception -> exception.event().isEmpty()
                                ? latest
                                : exception.event().equals(event))
                        .toList());
    }

    private KeyDate.State state(Rule rule, LocalDate limit, @Nullable LocalDate metOn, boolean lapsed) {
        if (metOn != null) {
            return metOn.isAfter(limit) ? KeyDate.State.MET_LATE : KeyDate.State.MET;
        }
        if (lapsed) {
            return KeyDate.State.LAPSED;
        }
        if (!today.isAfter(limit)) {
            return KeyDate.State.OPEN;
        }
        return rule.duty() == KeyDate.Duty.COUNCIL ? KeyDate.State.OVERDUE : KeyDate.State.PASSED;
    }

    private static Optional<LocalDate> first(List<CaseEvent> events, Set<EventKind> kinds) {
        return events.stream()
                .filter(event -> kinds.contains(event.kind()))
                .map(CaseEvent::date)
                .findFirst();
    }
}
