package org.guildhall.send.clock;

import java.time.LocalDate;
import java.util.List;
import org.guildhall.api.time.WorkingDays;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Turns what happened in a case into its timetable, by the law as {@code clock/england.json} has it. */
@Component(service = StatutoryClock.class)
public final class StatutoryClock {
    private final WorkingDays workingDays;

    /** Reads the law. */
    @Activate
    public StatutoryClock(@Reference WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    /**
     * The timetable of a case as of a day.
     *
     * @param events in any order, superseded ones too
     */
    public Timetable timetable(
            List<CaseEvent> events, List<RecordedException> exceptions, ChildFacts child, LocalDate today) {
        throw new UnsupportedOperationException(workingDays.toString());
    }

    /** What cannot be right in a history; nothing of it stops a timetable. */
    public List<HistoryProblem> check(List<CaseEvent> events, LocalDate today) {
        return List.of();
    }

    /** The reasons that may be recorded beside a limit, in the order of the law; none for most rules. */
    public List<RecordedException> exceptionsOf(String rule) {
        return List.of();
    }
}
