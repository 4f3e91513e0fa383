package org.guildhall.send.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date that the law gives in a case.
 *
 * @param rule id of the rule that gives it
 * @param event id of the event that it is counted from; empty where it follows from the child's age alone
 * @param from the day that it is counted from
 * @param limit the last day on which what is due is in time
 * @param metOn when it was done
 * @param state how it stood on the day of the timetable
 * @param daysLate by how many days the limit is or was missed; else 0
 * @param source where the law says so
 * @param exceptions what staff recorded beside it
 */
public record KeyDate(
        String rule,
        Duty duty,
        String event,
        LocalDate from,
        LocalDate limit,
        @Nullable LocalDate metOn,
        State state,
        int daysLate,
        String source,
        List<RecordedException> exceptions) {

    /** Whose date it is. */
    public enum Duty {
        /** The council, or a body that it asked, must have done it by then. */
        COUNCIL,
        /** The family may do it until then. */
        FAMILY,
        /** Something changes by itself. */
        NOTE
    }

    /** How a date stands. */
    public enum State {
        /** Not done, and there is time. */
        OPEN,
        /** Done in time. */
        MET,
        /** Done, after its limit. */
        MET_LATE,
        /** The council has not done it, and its limit has passed. */
        OVERDUE,
        /** A family's time has passed, or what was to change has changed. */
        PASSED,
        /** The case went another way, and it is no longer to be done. */
        LAPSED
    }

    /** When it was done, if it was. */
    public Optional<LocalDate> whenMet() {
        return Optional.ofNullable(metOn);
    }

    /** Key of what is to be done by it. */
    public String textKey() {
        return "send.date." + rule;
    }
}
