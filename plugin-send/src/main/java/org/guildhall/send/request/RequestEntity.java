package org.guildhall.send.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.KeptWords;

/** What somebody sent; it never changes. */
@Entity(name = "SendRequest")
@Table(name = "send_request")
class RequestEntity {
    @Id
    UUID id;

    @Column(name = "case_id")
    UUID caseId;

    @Column(name = "draft_id")
    UUID draftId;

    UUID account;

    @Column(name = "form_version")
    int formVersion;

    @Lob
    String answers;

    @Column(name = "received_at")
    Instant receivedAt;

    @Column(name = "decide_by")
    LocalDate decideBy;

    @SuppressWarnings("NullAway.Init")
    protected RequestEntity() {}

    RequestEntity(
            UUID id,
            CaseId caseId,
            UUID draftId,
            AccountId account,
            int formVersion,
            String json,
            Instant now,
            LocalDate decideBy,
            KeptWords seals) {
        this.id = id;
        this.caseId = caseId.value();
        this.draftId = draftId;
        this.account = account.value();
        this.formVersion = formVersion;
        answers = seals.sealed(id, json);
        receivedAt = now;
        this.decideBy = decideBy;
    }

    CaseId whose() {
        return new CaseId(caseId);
    }
}
