package org.guildhall.send.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One limit of the law, in force from one day until another.
 *
 * @param id stable; versions of one rule share it
 * @param starts the kinds of event that it is counted from
 * @param remedies which remedies such an event must name; none asks for none
 * @param transfers the moves between phases of education that it is counted from, instead of events
 * @param leavingSchool whether it is the school leaving date, instead
 * @param needs without one of these after its start it does not apply
 * @param meets what is due
 * @param meetsInTime what makes it fall away and, where that comes in time, counts as what is due
 * @param pauses what makes it fall away unless {@code revives} follows
 * @param ends what makes it fall away for good
 * @param orLater the other date, if that is the later one
 * @param tribunalDays whether the end is moved as the Tribunal's rule 12 says
 * @param exceptions the reasons for which the law allows it to be missed
 * @param from the first day of a start that it is the law for
 * @param until the last such day; null while it is the law
 */
record Rule(
        String id,
        KeyDate.Duty duty,
        Set<EventKind> starts,
        Set<Remedy> remedies,
        Set<PhaseTransfer.Kind> transfers,
        boolean leavingSchool,
        Set<EventKind> needs,
        Set<EventKind> meets,
        Set<EventKind> meetsInTime,
        Set<EventKind> pauses,
        Set<EventKind> revives,
        Set<EventKind> ends,
        @Nullable Limit limit,
        @Nullable OrLater orLater,
        boolean tribunalDays,
        List<String> exceptions,
        String source,
        LocalDate from,
        @Nullable LocalDate until) {

    /** A limit that runs from another event. */
    record OrLater(EventKind event, Limit limit) {}

    /** Whether it is the law for what starts on this day. */
    boolean isLawOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** Whether it is counted from this event. */
    boolean startsWith(CaseEvent event) {
        return starts.contains(event.kind())
                && isLawOn(event.date())
                && (remedies.isEmpty()
                        || event.whatRemedy().filter(remedies::contains).isPresent());
    }
}
