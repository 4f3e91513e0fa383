package org.guildhall.finance.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.persistence.annotations.ReadOnly;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.PersonName;
import org.jspecify.annotations.Nullable;

/** A request as lists read it: without its answers, which are large and kept apart by the database. */
@Entity(name = "RequestLine")
@Table(name = "access_request")
@ReadOnly
class RequestLineEntity {
    @Id
    UUID id;

    String reference;
    UUID requester;
    String role;

    @Enumerated(EnumType.STRING)
    RequestState state;

    @Column(name = "requester_forename")
    String requesterForename;

    @Column(name = "requester_surname")
    String requesterSurname;

    @Column(name = "person_forename")
    String personForename;

    @Column(name = "person_surname")
    String personSurname;

    /** Names and reference in lower case; the database makes it. */
    @Column(name = "search_text")
    String searchText;

    @Column(name = "submitted_at")
    Instant submittedAt;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "answered_at")
    @Nullable
    Instant answeredAt;

    @Nullable
    UUID assignee;

    @Column(name = "first_approver")
    @Nullable
    UUID firstApprover;

    @Column(name = "visitor_email")
    @Nullable
    String visitorEmail;

    @Column(name = "claimed_by")
    @Nullable
    UUID claimedBy;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @SuppressWarnings("NullAway.Init")
    protected RequestLineEntity() {}

    RequestLine toLine() {
        return new RequestLine(
                new AccessRequestId(id),
                reference,
                state,
                new PersonName(requesterForename, requesterSurname),
                new PersonName(personForename, personSurname),
                role,
                submittedAt,
                dueAt,
                answeredAt,
                assignee == null ? null : new AccountId(assignee),
                firstApprover != null,
                visitorEmail != null,
                decidedAt);
    }
}
