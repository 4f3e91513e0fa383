package org.guildhall.send.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule that an event has set running, and what became of it.
 *
 * @param event id of the event that started it
 */
record RunningLimit(
        Rule rule,
        String event,
        LocalDate from,
        LocalDate limit,
        @Nullable LocalDate metOn,
        boolean lapsed) {

    /** The rule from the event at a place on, if it applies. */
    static Optional<RunningLimit> of(
            Rule rule, List<Rule> versions, List<CaseEvent> events, int place, TribunalDays tribunal) {
        CaseEvent start = events.get(place);
        List<CaseEvent> own = events.subList(place + 1, nextStart(versions, events, place));
        if (!rule.needs().isEmpty()
                && own.stream().noneMatch(event -> rule.needs().contains(event.kind()))) {
            return Optional.empty();
        }
        Limit given = rule.limit();
        if (given == null) {
            return Optional.empty();
        }
        LocalDate limit = given.from(start.date());
        Rule.OrLater other = rule.orLater();
        if (other != null) {
            limit = Stream.concat(
                            Stream.of(limit),
                            own.stream()
                                    .filter(event -> event.kind() == other.event())
                                    .map(event -> other.limit().from(event.date())))
                    .max(LocalDate::compareTo)
                    .orElse(limit);
        }
        return Optional.of(close(rule, versions, events, place, rule.tribunalDays() ? tribunal.move(limit) : limit));
    }

    private static RunningLimit close(
            Rule rule, List<Rule> versions, List<CaseEvent> events, int start, LocalDate limit) {
        RunningLimit open =
                new RunningLimit(rule, events.get(start).id(), events.get(start).date(), limit, null, false);
        boolean paused = false;
        int next = nextStart(versions, events, start);
        for (int place = start + 1; place < events.size(); place++) {
            CaseEvent event = events.get(place);
            EventKind kind = event.kind();
            // what a family does after its time is about the decision that came since
            boolean ofNext = rule.duty() == KeyDate.Duty.FAMILY
                    && place > next
                    && event.date().isAfter(limit);
            if (rule.meets().contains(kind) && !ofNext) {
                return open.met(event.date());
            }
            if (rule.meetsInTime().contains(kind)) {
                return event.date().isAfter(limit) ? open.lapse() : open.met(event.date());
            }
            if (rule.ends().contains(kind) || (paused && starts(versions, event))) {
                // a family's time that was over has not fallen away
                boolean over =
                        rule.duty() == KeyDate.Duty.FAMILY && event.date().isAfter(limit);
                return over ? open : open.lapse();
            }
            paused = rule.pauses().contains(kind) || (paused && !rule.revives().contains(kind));
        }
        return paused ? open.lapse() : open;
    }

    private RunningLimit met(LocalDate day) {
        return new RunningLimit(rule, event, from, limit, day, false);
    }

    private RunningLimit lapse() {
        return new RunningLimit(rule, event, from, limit, null, true);
    }

    private static int nextStart(List<Rule> versions, List<CaseEvent> events, int start) {
        int place = start + 1;
        while (place < events.size() && !starts(versions, events.get(place))) {
            place++;
        }
        return place;
    }

    private static boolean starts(List<Rule> versions, CaseEvent event) {
        return versions.stream().anyMatch(version -> version.startsWith(event));
    }
}
