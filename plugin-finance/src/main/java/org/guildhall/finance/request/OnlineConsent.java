package org.guildhall.finance.request;

import java.time.Instant;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * A question to the person represented: may this requester see their documents?
 *
 * @param email at which address they were asked
 * @param answer what they said so far
 * @param by whose account answered; null while it waits
 */
public record OnlineConsent(
        AccessRequestId request,
        PersonName requester,
        PersonName represented,
        String email,
        Instant askedAt,
        Answer answer,
        @Nullable AccountId by,
        @Nullable Instant answeredAt) {
    /** What was answered. */
    public enum Answer {
        /** Nothing yet. */
        WAITING,
        /** They agree. */
        YES,
        /** They do not agree. */
        NO
    }
}
