package org.guildhall.send.record;

import java.time.LocalDate;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.PersonName;
import org.guildhall.send.clock.Ending;
import org.guildhall.send.clock.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A case as lists show it.
 *
 * @param nextRule id of the rule whose limit is next, or overdue; null where the council has nothing to do by a day
 * @param nextLimit that limit; one that is before today is overdue
 */
public record CaseLine(
        CaseId id,
        String reference,
        PersonName child,
        LocalDate birth,
        LocalDate received,
        CaseState state,
        @Nullable AccountId caseworker,
        Stage stage,
        @Nullable Ending ending,
        @Nullable String nextRule,
        @Nullable LocalDate nextLimit) {
    /** Whether the council has missed a limit, on this day. */
    public boolean isOverdue(LocalDate today) {
        return nextLimit != null && nextLimit.isBefore(today);
    }

    /** Key of what is to be done by the limit; empty where nothing is. */
    public String nextKey() {
        return nextRule == null ? "" : "send.date." + nextRule;
    }
}
