package org.guildhall.referral.record;

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
import org.jspecify.annotations.Nullable;

/** A referral as lists read it: without its answers, which are large and kept apart by the database. */
@Entity(name = "ReferralLine")
@Table(name = "referral")
@ReadOnly
class ReferralLineEntity {
    @Id
    UUID id;

    String inbox;
    String reference;
    String form;
    UUID sender;

    @Column(name = "sender_name")
    String senderName;

    String about;

    @Column(name = "search_text")
    String searchText;

    int urgent;

    @Enumerated(EnumType.STRING)
    ReferralState state;

    @Column(name = "received_at")
    Instant receivedAt;

    @Column(name = "due_at")
    Instant dueAt;

    @Nullable
    UUID assignee;

    @Nullable
    String outcome;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @Column(name = "feedback_at")
    @Nullable
    Instant feedbackAt;

    @SuppressWarnings("NullAway.Init")
    protected ReferralLineEntity() {}

    ReferralLine toLine() {
        return new ReferralLine(
                new ReferralId(id),
                reference,
                inbox,
                form,
                about,
                new AccountId(sender),
                senderName,
                urgent == 1,
                state,
                receivedAt,
                dueAt,
                assignee == null ? null : new AccountId(assignee),
                outcome == null ? null : Outcome.of(outcome).orElse(null),
                decidedAt,
                feedbackAt);
    }
}
