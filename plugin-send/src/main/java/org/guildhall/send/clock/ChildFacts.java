package org.guildhall.send.clock;

import java.time.LocalDate;
import java.util.List;

/**
 * What the law asks about the child or young person.
 *
 * @param transfers the moves between phases of education that are known or usual
 */
public record ChildFacts(LocalDate dateOfBirth, List<PhaseTransfer> transfers) {
    /** A child about whose schools nothing is known: the moves are those usual at its age. */
    public static ChildFacts born(LocalDate dateOfBirth) {
        return new ChildFacts(dateOfBirth, List.of());
    }
}
