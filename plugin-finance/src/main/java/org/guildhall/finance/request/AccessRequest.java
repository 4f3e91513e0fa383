package org.guildhall.finance.request;

import java.time.Instant;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.form.Answers;
import org.guildhall.api.person.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A request to see a person's financial documents.
 *
 * @param version counts its changes
 * @param reference what people quote; never part of an address or a mail's subject
 * @param role a role of the catalogue, or {@code self}
 * @param dueAt by when the council promised an outcome
 * @param answeredAt when the requester last answered a question of the council; null if none was
 * @param assignee the officer who works on it
 * @param person whose record was found to be meant
 * @param firstApproval null unless one of two officers has approved
 * @param formVersion version of the definition that the answers were checked against
 * @param visitor who asked before they had an account; null for those who had one
 * @param follows the request before an account that this one goes on from
 */
public record AccessRequest(
        AccessRequestId id,
        int version,
        String reference,
        RequestState state,
        Requester requester,
        Represented represented,
        String role,
        Instant submittedAt,
        Instant dueAt,
        @Nullable Instant answeredAt,
        @Nullable AccountId assignee,
        @Nullable PersonId person,
        @Nullable FirstApproval firstApproval,
        @Nullable Decision decision,
        int formVersion,
        Answers answers,
        @Nullable Visitor visitor,
        @Nullable AccessRequestId follows) {
    /** Whether the requester asks for their own documents. */
    public boolean forSelf() {
        return role.equals(RoleCatalogue.SELF);
    }
}
