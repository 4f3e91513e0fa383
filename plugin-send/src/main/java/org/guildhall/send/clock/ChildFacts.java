package org.guildhall.send.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * What the law asks about the child or young person.
 *
 * @param transfers the moves between phases of education that are known or usual
 */
public record ChildFacts(LocalDate dateOfBirth, List<PhaseTransfer> transfers) {
    private static final int AT_SCHOOL = 4;
    private static final int AT_SECONDARY = 11;
    private static final int AT_POST_16 = 16;

    /** A child about whose schools nothing is known: it moves at the usual ages, each time on 1 September. */
    public static ChildFacts born(LocalDate dateOfBirth) {
        ChildFacts child = new ChildFacts(dateOfBirth, List.of());
        return new ChildFacts(
                dateOfBirth,
                List.of(
                        child.usual(PhaseTransfer.Kind.EARLY_YEARS_TO_SCHOOL, AT_SCHOOL),
                        child.usual(PhaseTransfer.Kind.PRIMARY_TO_SECONDARY, AT_SECONDARY),
                        child.usual(PhaseTransfer.Kind.SECONDARY_TO_POST_16, AT_POST_16)));
    }

    /** A child with the moves that staff have named; if they have named none, with the usual ones. */
    public static ChildFacts of(LocalDate dateOfBirth, List<PhaseTransfer> named) {
        return named.isEmpty() ? born(dateOfBirth) : new ChildFacts(dateOfBirth, named);
    }

    /**
     * The last day of compulsory school age: the last Friday in June of the school year in which they become 16 (Education Act 1996,
     * section 8(3); Education (School Leaving Date) Order 1997).
     */
    public LocalDate schoolLeavingDate() {
        return LocalDate.of(schoolYearOfBirth() + AT_POST_16, Month.JUNE, 1)
                .with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY));
    }

    /** Whether on this day they are over compulsory school age, and the rights are theirs (Children and Families Act 2014, section 83(2)). */
    public boolean isYoungPerson(LocalDate day) {
        return day.isAfter(schoolLeavingDate());
    }

    private PhaseTransfer usual(PhaseTransfer.Kind kind, int age) {
        return new PhaseTransfer(kind, LocalDate.of(schoolYearOfBirth() + age, Month.SEPTEMBER, 1));
    }

    /** The year in which the school year of birth ends; school years go from 1 September to 31 August. */
    private int schoolYearOfBirth() {
        return dateOfBirth.getYear() + (dateOfBirth.getMonth().compareTo(Month.SEPTEMBER) < 0 ? 0 : 1);
    }
}
