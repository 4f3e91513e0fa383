package org.guildhall.finance.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.form.Answers;
import org.guildhall.api.person.PersonId;
import org.jspecify.annotations.Nullable;

/** Changed by its own methods alone: a change from another class would not be seen by the woven code, and be lost. */
@Entity(name = "AccessRequest")
@Table(name = "access_request")
class AccessRequestEntity {
    @Id
    UUID id;

    @Version
    int version;

    /** The draft that it came from: sending one draft twice makes one request. */
    @Column(name = "draft_id")
    UUID draftId;

    String reference;
    UUID requester;
    String role;

    @Enumerated(EnumType.STRING)
    RequestState state;

    /** While it is open, the same for each request of one requester about one person; afterwards its own id. */
    @Column(name = "open_key")
    String openKey;

    @Column(name = "requester_forename")
    String requesterForename;

    @Column(name = "requester_surname")
    String requesterSurname;

    @Column(name = "person_forename")
    String personForename;

    @Column(name = "person_surname")
    String personSurname;

    @Column(name = "form_version")
    int formVersion;

    @Lob
    String answers;

    @Column(name = "submitted_at")
    Instant submittedAt;

    @Column(name = "due_at")
    Instant dueAt;

    @Nullable
    UUID assignee;

    @Column(name = "person_id")
    @Nullable
    UUID person;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @Column(name = "answered_at")
    @Nullable
    Instant answeredAt;

    @Column(name = "decided_by")
    @Nullable
    UUID decidedBy;

    @Nullable
    String reason;

    @Column(name = "decision_words")
    @Nullable
    String decisionWords;

    @Column(name = "first_approver")
    @Nullable
    UUID firstApprover;

    @Column(name = "first_approved_at")
    @Nullable
    Instant firstApprovedAt;

    /** Kinds of documents with commas between; empty means all. */
    @Column(name = "first_scope")
    @Nullable
    String firstScope;

    @Column(name = "first_until")
    @Nullable
    LocalDate firstUntil;

    /** The flow that it was begun in; empty from before there were several. */
    @Column(name = "flow_key")
    @Nullable
    String flow;

    /** The step that it waits at. */
    @Column(name = "flow_step")
    @Nullable
    Integer flowStep;

    /** The request before an account that it goes on from. */
    @Nullable
    UUID follows;

    @Column(name = "visitor_email")
    @Nullable
    String visitorEmail;

    @Column(name = "visitor_language")
    @Nullable
    String visitorLanguage;

    @Column(name = "invited_at")
    @Nullable
    Instant invitedAt;

    @Column(name = "link_withdrawn_at")
    @Nullable
    Instant linkWithdrawnAt;

    @Column(name = "claimed_by")
    @Nullable
    UUID claimedBy;

    @Column(name = "claimed_at")
    @Nullable
    Instant claimedAt;

    @SuppressWarnings("NullAway.Init")
    protected AccessRequestEntity() {}

    /** The step that it waits at next. */
    void stand(int step) {
        flowStep = step;
    }

    void invited(Instant now) {
        invitedAt = now;
        linkWithdrawnAt = null;
    }

    void linkWithdrawn(Instant now) {
        linkWithdrawnAt = now;
    }

    /** Whether the account sent it, or had sent it before it was an account. */
    boolean isOf(UUID account) {
        return requester.equals(account) || account.equals(claimedBy);
    }

    /** The account behind it; what stands for one as long as there is none. */
    UUID holder() {
        UUID claimer = claimedBy;
        return claimer == null ? requester : claimer;
    }

    void claimed(UUID account, Instant now) {
        claimedBy = account;
        claimedAt = now;
    }

    /** Keeps what was approved for when access is given later. */
    void approvedFor(Approval approval) {
        firstScope = String.join(",", new TreeSet<>(approval.scope()));
        firstUntil = approval.until();
    }

    /** What was approved. */
    Approval approved() {
        UUID whose = person;
        if (whose == null) {
            throw new IllegalStateException("Nothing was approved on request " + id);
        }
        return new Approval(new PersonId(whose), scope(), firstUntil);
    }

    /**
     * Why what was approved gives no access any more: the end of a text key.
     *
     * @return empty where it does
     */
    Optional<String> lapsed(EntityManager entities, Instant now) {
        Approval approval = approved();
        Instant end = approval.end();
        if (end != null && !end.isAfter(now)) {
            return Optional.of("over");
        }
        Instant decided = decidedAt;
        return decided != null && RequestRecords.hasChangedSince(entities, approval.person(), decided)
                ? Optional.of("changed")
                : Optional.empty();
    }

    private Set<String> scope() {
        String scope = firstScope;
        return scope == null || scope.isEmpty() ? Set.of() : Set.of(scope.split(","));
    }

    /** The next state; a decided request is open no more for its requester and person. */
    void become(RequestState next) {
        state = next;
        if (!next.isOpen()) {
            openKey = id.toString();
        }
    }

    /** The promised time begins anew with the answer. */
    void answered(Instant now, Instant due) {
        answeredAt = now;
        dueAt = due;
    }

    void assign(@Nullable UUID officer) {
        assignee = officer;
    }

    void assignIfNobodyIs(UUID officer) {
        if (assignee == null) {
            assignee = officer;
        }
    }

    void choose(UUID chosen) {
        if (!chosen.equals(person)) {
            forgetFirstApproval();
        }
        person = chosen;
    }

    /** A second officer takes it from here. */
    void approvedFirst(UUID officer, Approval approval, Instant now) {
        choose(approval.person().value());
        assignee = null;
        firstApprover = officer;
        firstApprovedAt = now;
        firstScope = String.join(",", new TreeSet<>(approval.scope()));
        firstUntil = approval.until();
    }

    void forgetFirstApproval() {
        firstApprover = null;
        firstApprovedAt = null;
        firstScope = null;
        firstUntil = null;
    }

    Optional<FirstApproval> firstApproval() {
        UUID by = firstApprover;
        Instant at = firstApprovedAt;
        UUID whose = person;
        if (by == null || at == null || whose == null) {
            return Optional.empty();
        }
        return Optional.of(
                new FirstApproval(new AccountId(by), at, new Approval(new PersonId(whose), scope(), firstUntil)));
    }

    void decided(UUID officer, Instant now) {
        assignIfNobodyIs(officer);
        decidedBy = officer;
        decidedAt = now;
    }

    void explain(RejectionReason why, String words, KeptWords seals) {
        reason = why.code();
        decisionWords = seals.seal(id, words);
    }

    AccessRequest toRecord(KeptWords seals) {
        Answers given = seals.openAnswers(id, answers);
        return new AccessRequest(
                new AccessRequestId(id),
                version,
                reference,
                state,
                RequestForm.requester(new AccountId(requester), given),
                RequestForm.represented(given),
                role,
                submittedAt,
                dueAt,
                answeredAt,
                assignee == null ? null : new AccountId(assignee),
                person == null ? null : new PersonId(person),
                firstApproval().orElse(null),
                decision(seals),
                formVersion,
                given,
                visitorEmail == null
                        ? null
                        : new Visitor(
                                visitorEmail,
                                invitedAt,
                                linkWithdrawnAt,
                                claimedBy == null ? null : new AccountId(claimedBy)),
                follows == null ? null : new AccessRequestId(follows));
    }

    private @Nullable Decision decision(KeptWords seals) {
        UUID by = decidedBy;
        Instant at = decidedAt;
        if (by == null || at == null) {
            return null;
        }
        return new Decision(
                new AccountId(by),
                at,
                reason == null ? null : RejectionReason.of(reason),
                decisionWords == null ? "" : seals.open(id, decisionWords));
    }
}
