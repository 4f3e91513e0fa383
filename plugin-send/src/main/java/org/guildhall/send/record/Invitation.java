package org.guildhall.send.record;

import java.time.Instant;
import java.util.Locale;
import org.guildhall.api.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * An invitation to see a case, as staff see it.
 *
 * @param triesLeft how often a code can still be typed wrongly
 * @param expiresAt until when the code or the link can be used; null where neither is out
 * @param account whose link was opened; null before
 * @param addressConfirmed false where the account has another address than was invited, and staff have yet to confirm it
 * @param endedWords why it was revoked; else empty
 */
public record Invitation(
        InvitationId id,
        CaseId caseId,
        PartyKind kind,
        String name,
        String email,
        Locale language,
        @Nullable Basis basis,
        String basisWords,
        InvitationState state,
        int triesLeft,
        @Nullable Instant expiresAt,
        @Nullable AccountId account,
        boolean addressConfirmed,
        String endedWords,
        Instant createdAt,
        Instant changedAt) {}
