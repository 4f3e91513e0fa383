package org.guildhall.finance.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity(name = "RequestEvidence")
@Table(name = "request_evidence")
class EvidenceEntity {
    @Id
    @Column(name = "document_id")
    UUID documentId;

    @Column(name = "request_id")
    UUID requestId;

    @Column(name = "sent_at")
    Instant sentAt;

    @SuppressWarnings("NullAway.Init")
    protected EvidenceEntity() {}

    EvidenceEntity(UUID documentId, UUID requestId, Instant sentAt) {
        this.documentId = documentId;
        this.requestId = requestId;
        this.sentAt = sentAt;
    }
}
