package org.guildhall.referral.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.jspecify.annotations.Nullable;

/** Changed by its own methods alone: a change from another class would not be seen by the woven code, and be lost. */
@Entity(name = "Referral")
@Table(name = "referral")
class ReferralEntity {
    @Id
    UUID id;

    @Version
    int version;

    /** The draft that it came from: sending one draft twice makes one referral. */
    @Column(name = "draft_id")
    UUID draftId;

    String inbox;
    String reference;
    String form;

    @Column(name = "form_version")
    int formVersion;

    UUID sender;

    @Column(name = "sender_name")
    String senderName;

    /** The names of those whom it is about, for lists. */
    String about;

    @Column(name = "search_text")
    String searchText;

    @Lob
    String answers;

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

    @Lob
    @Column(name = "outcome_words")
    @Nullable
    String outcomeWords;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @Column(name = "decided_by")
    @Nullable
    UUID decidedBy;

    @Lob
    @Nullable
    String feedback;

    @Column(name = "feedback_at")
    @Nullable
    Instant feedbackAt;

    @SuppressWarnings("NullAway.Init")
    protected ReferralEntity() {}

    void assign(@Nullable UUID officer) {
        assignee = officer;
        if (state.isOpen()) {
            state = officer == null ? ReferralState.RECEIVED : ReferralState.IN_TRIAGE;
        }
    }

    /** In another inbox nobody has taken it on; what was promised to the sender holds there too. */
    void move(String other, Instant due) {
        inbox = other;
        dueAt = due.isBefore(dueAt) ? due : dueAt;
        assign(null);
    }

    void decide(Outcome what, String words, UUID officer, Instant now, KeptWords seals) {
        if (assignee == null) {
            assignee = officer;
        }
        outcome = what.code();
        outcomeWords = words.isEmpty() ? null : seals.seal(id, words);
        decidedAt = now;
        decidedBy = officer;
        state = ReferralState.DECIDED;
    }

    void reopen() {
        outcome = null;
        outcomeWords = null;
        decidedAt = null;
        decidedBy = null;
        state = assignee == null ? ReferralState.RECEIVED : ReferralState.IN_TRIAGE;
    }

    void tell(Feedback words, Instant now, KeptWords seals) {
        feedback = seals.sealFeedback(id, words);
        feedbackAt = now;
    }

    Referral toRecord(KeptWords seals) {
        String words = outcomeWords;
        String told = feedback;
        return new Referral(
                new ReferralId(id),
                version,
                draftId,
                reference,
                inbox,
                form,
                formVersion,
                new AccountId(sender),
                senderName,
                about,
                seals.openAnswers(id, answers),
                urgent == 1,
                state,
                receivedAt,
                dueAt,
                assignee == null ? null : new AccountId(assignee),
                outcome == null ? null : Outcome.of(outcome).orElse(null),
                words == null ? "" : seals.open(id, words),
                decidedAt,
                decidedBy == null ? null : new AccountId(decidedBy),
                told == null ? null : seals.openFeedback(id, told),
                feedbackAt);
    }
}
