package org.guildhall.send.record;

import java.time.Instant;
import java.time.LocalDate;
import org.guildhall.api.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sees a case, will, or did.
 *
 * @param basis why somebody else than a young person over compulsory school age sees the case; null where nothing was recorded
 * @param basisWords what staff recorded of it
 * @param endedWords why it was taken from them; empty while it was not
 */
public record Party(
        PartyId id,
        CaseId caseId,
        AccountId account,
        PartyKind kind,
        PartyState state,
        InvitationId invitation,
        @Nullable Basis basis,
        String basisWords,
        Visibility visibility,
        Instant since,
        @Nullable Instant endedAt,
        String endedWords) {
    /** Whether the rights are the young person's own on a day, and nothing was recorded that leaves this party some. */
    public boolean isOfAge(LocalDate birth, LocalDate day) {
        return isOfAge(kind, basis, birth, day);
    }

    static boolean isOfAge(PartyKind kind, @Nullable Basis basis, LocalDate birth, LocalDate day) {
        return kind != PartyKind.YOUNG_PERSON && basis == null && SchoolAge.isOver(birth, day);
    }

    /** Whether they see the case on a day, as it is recorded. */
    public boolean seesNow(LocalDate birth, LocalDate day) {
        return state == PartyState.ACTIVE && !isOfAge(birth, day);
    }
}
