package org.guildhall.finance.request;

import java.time.Instant;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * A request as a line of a list.
 *
 * @param approvedOnce whether one of two officers has approved
 * @param beforeAccount whether the requester had no account when they asked
 */
public record RequestLine(
        AccessRequestId id,
        String reference,
        RequestState state,
        PersonName requester,
        PersonName represented,
        String role,
        Instant submittedAt,
        Instant dueAt,
        @Nullable Instant answeredAt,
        @Nullable AccountId assignee,
        boolean approvedOnce,
        boolean beforeAccount,
        @Nullable Instant decidedAt) {}
