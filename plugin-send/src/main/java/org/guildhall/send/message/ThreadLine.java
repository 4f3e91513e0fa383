package org.guildhall.send.message;

import java.time.Instant;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.PersonName;
import org.guildhall.send.record.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * A thread as staff's lists show it.
 *
 * @param party name of the party
 * @param waitingSince when the party wrote what nobody has answered yet; null where nothing waits
 * @param unread how many messages of the party nobody has opened
 * @param caseworker null where the team has the case
 */
public record ThreadLine(
        ThreadId id,
        CaseId caseId,
        String reference,
        PersonName child,
        String party,
        MessageType type,
        String subject,
        Instant lastAt,
        @Nullable Instant waitingSince,
        int unread,
        @Nullable AccountId caseworker) {}
