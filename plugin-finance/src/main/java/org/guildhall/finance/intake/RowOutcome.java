package org.guildhall.finance.intake;

import java.util.List;

/** What became of one line of a manifest. */
sealed interface RowOutcome {
    /** It is here now. */
    record Taken() implements RowOutcome {}

    /** It was here before, exactly so. */
    record AlreadyHere() implements RowOutcome {}

    /** It was left out, and each reason in plain words. */
    record Refused(List<String> reasons) implements RowOutcome {}

    /** The word that stands in reports and in the database. */
    default String word() {
        return switch (this) {
            case Taken taken -> "taken";
            case AlreadyHere here -> "already here";
            case Refused refused -> "refused";
        };
    }

    /** Why; empty unless it was refused. */
    default String why() {
        return this instanceof Refused(List<String> reasons) ? String.join("; ", reasons) : "";
    }
}
