package org.guildhall.send.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date that the law gives in a case.
 *
 * @param rule id of the rule that gives it
 * @param number the how-manieth date of its rule in the case, from 1: with the rule, its stable name
 * @param event id of the event that it is counted from; empty where it follows from the child's age alone
 * @param from the day that it is counted from; of a move to another school, twelve months before it
 * @param limit the last day on which what is due is in time
 * @param metOn when it was done
 * @param state how it stood on the day of the timetable
 * @param daysLate by how many days the limit is or was missed; else 0
 * @param source where the law says so
 * @param exceptions what staff recorded beside it
 */
public record KeyDate(
        String rule,
        int number,
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
        LAPSED;

        /** Key of what people call it. */
        public String textKey() {
            return "send.date.state." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A name of it that no correction of a date changes. */
    public String name() {
        return rule + "-" + number;
    }

    /** Whether staff recorded that the law allows it to be missed. */
    public boolean excused() {
        return !exceptions.isEmpty();
    }

    /** Whether the council is late, and nobody recorded a reason that the law allows. */
    public boolean unexcused() {
        return state == State.OVERDUE && !excused();
    }

    /** When it was done, if it was. */
    public Optional<LocalDate> whenMet() {
        return Optional.ofNullable(metOn);
    }

    /** Key of what is to be done by it. */
    public String textKey() {
        return textKey(rule);
    }

    /** Key of what is to be done by the dates of a rule. */
    public static String textKey(String rule) {
        return "send.date." + rule;
    }
}
