package org.guildhall.send.record;

import java.time.Instant;
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
        String endedWords) {}
