package org.guildhall.send.action;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.KeptWords;
import org.jspecify.annotations.Nullable;

/** Changed by its own methods alone: a change from another class would not be seen by the woven code, and be lost. */
@Entity(name = "SendAction")
@Table(name = "send_action")
class ActionEntity {
    @Id
    UUID id;

    @Version
    int version;

    @Column(name = "case_id")
    UUID caseId;

    UUID account;

    @Column(name = "form_version_id")
    UUID formVersionId;

    @Column(name = "client_id")
    UUID clientId;

    @Enumerated(EnumType.STRING)
    ActionState state;

    @Column(name = "due_on")
    LocalDate dueOn;

    @Column(name = "sent_at")
    Instant sentAt;

    @Column(name = "draft_id")
    @Nullable
    UUID draftId;

    @Column(name = "submitted_at")
    @Nullable
    Instant submittedAt;

    @Lob
    @Nullable
    String answers;

    @Lob
    @Column(name = "withdrawn_why")
    @Nullable
    String withdrawnWhy;

    @Column(name = "reminded_at")
    @Nullable
    Instant remindedAt;

    @Column(name = "overdue_told_at")
    @Nullable
    Instant overdueToldAt;

    @SuppressWarnings("NullAway.Init")
    protected ActionEntity() {}

    ActionEntity(
            UUID id, CaseId caseId, UUID account, UUID formVersionId, UUID clientId, LocalDate dueOn, Instant now) {
        this.id = id;
        this.caseId = caseId.value();
        this.account = account;
        this.formVersionId = formVersionId;
        this.clientId = clientId;
        this.dueOn = dueOn;
        state = ActionState.SENT;
        sentAt = now;
    }

    void begin(UUID draft) {
        draftId = draft;
    }

    void submit(String json, Instant now, KeptWords seals) {
        state = ActionState.SUBMITTED;
        answers = seals.sealed(id, json);
        submittedAt = now;
        draftId = null;
    }

    void withdraw(String why, KeptWords seals) {
        state = ActionState.WITHDRAWN;
        withdrawnWhy = seals.seal(id, why);
        draftId = null;
    }

    void reminded(Instant now) {
        remindedAt = now;
    }

    void overdueTold(Instant now) {
        overdueToldAt = now;
    }

    CaseId whose() {
        return new CaseId(caseId);
    }
}
