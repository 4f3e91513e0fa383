package org.guildhall.send.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.guildhall.api.time.WorkingDays;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Turns what happened in a case into its timetable, by the law as {@code clock/england.json} has it. */
@Component(service = StatutoryClock.class)
public final class StatutoryClock {
    private static final Comparator<CaseEvent> ORDER = Comparator.comparing(CaseEvent::date)
            .thenComparing(CaseEvent::kind, EventKind.ORDER_OF_A_DAY)
            .thenComparing(CaseEvent::id);

    private final Law law;
    private final TribunalDays tribunal;

    /** Reads the law. */
    @Activate
    public StatutoryClock(@Reference WorkingDays workingDays) {
        this(Law.shipped(), workingDays);
    }

    StatutoryClock(Law law, WorkingDays workingDays) {
        this.law = law;
        this.tribunal = new TribunalDays(workingDays);
    }

    /**
     * The timetable of a case as of a day; what is dated after it does not count yet, and what is superseded never.
     *
     * @param events in any order
     */
    public Timetable timetable(
            List<CaseEvent> events, List<RecordedException> exceptions, ChildFacts child, LocalDate today) {
        List<CaseEvent> happened = new ArrayList<>();
        for (CaseEvent event : counting(events)) {
            if (!event.date().isAfter(today) && says(event) && !isSecondRequest(event, happened)) {
                happened.add(event);
            }
        }
        Progress progress = Progress.after(happened, today);
        return new Timetable(
                progress.stage(),
                progress.ending(),
                new KeyDates(law, tribunal, happened, exceptions, child, today).all(),
                today);
    }

    /** What cannot be right in a history, in its order; nothing of it stops a timetable. */
    public List<HistoryProblem> check(List<CaseEvent> events, LocalDate today) {
        return new HistoryCheck(law, counting(events), today).problems();
    }

    /** What may be recorded beside a limit, in the order of the law; nothing for most rules. */
    public List<RecordedException> exceptionsOf(String rule) {
        return law.versionsOf(rule)
                .flatMap(version -> version.exceptions().stream())
                .distinct()
                .map(reason -> new RecordedException(rule, reason))
                .toList();
    }

    /** The ids of all rules, in the order of the law. */
    public List<String> rules() {
        return law.rules().stream().map(Rule::id).distinct().toList();
    }

    /** The version of the law, for reports and support. */
    public int lawVersion() {
        return law.version();
    }

    /** An order that does not say what was ordered would take limits away and give none. */
    private static boolean says(CaseEvent event) {
        return !event.kind().ofRemedy() || event.whatRemedy().isPresent();
    }

    /** The law counts from the request that came first. */
    private static boolean isSecondRequest(CaseEvent event, List<CaseEvent> before) {
        return event.kind() == EventKind.REQUEST_RECEIVED && Progress.requestUnderWay(before, event.date());
    }

    private static List<CaseEvent> counting(List<CaseEvent> events) {
        return events.stream()
                .filter(event -> !event.superseded())
                .sorted(ORDER)
                .toList();
    }
}
