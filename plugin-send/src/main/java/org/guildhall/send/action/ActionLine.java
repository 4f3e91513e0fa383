package org.guildhall.send.action;

import java.time.Instant;
import java.time.LocalDate;
import org.guildhall.api.account.AccountId;
import org.guildhall.send.record.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * A form that was sent to a party, as lists show it.
 *
 * @param titleKey key of what the form is called
 * @param begun whether the party has begun to answer
 * @param submittedAt null while it has not come back
 */
public record ActionLine(
        ActionId id,
        CaseId caseId,
        AccountId party,
        String partyName,
        String titleKey,
        LocalDate dueOn,
        ActionState state,
        boolean begun,
        Instant sentAt,
        @Nullable Instant submittedAt) {
    /** Whether it should have come back, on this day. */
    public boolean isOverdue(LocalDate today) {
        return state == ActionState.SENT && dueOn.isBefore(today);
    }
}
