package org.guildhall.send.message;

import java.time.Instant;
import java.util.List;
import org.guildhall.api.account.AccountId;
import org.guildhall.send.record.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * What one party and the council wrote to each other under one subject.
 *
 * @param party whose thread it is; no other party sees it
 * @param waitingSince when the party wrote what nobody has answered yet; null where nothing waits
 * @param messages the oldest first
 */
public record MessageThread(
        ThreadId id,
        CaseId caseId,
        AccountId party,
        MessageType type,
        String subject,
        @Nullable Instant waitingSince,
        List<Message> messages) {}
