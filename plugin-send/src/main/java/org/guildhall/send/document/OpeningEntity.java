package org.guildhall.send.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That a party opened a document. */
@Entity(name = "SendOpening")
@Table(name = "send_opening")
class OpeningEntity {
    @Id
    UUID id;

    @Column(name = "case_document_id")
    UUID caseDocumentId;

    UUID account;

    @Column(name = "opened_at")
    Instant openedAt;

    @SuppressWarnings("NullAway.Init")
    protected OpeningEntity() {}

    OpeningEntity(UUID id, UUID caseDocumentId, UUID account, Instant openedAt) {
        this.id = id;
        this.caseDocumentId = caseDocumentId;
        this.account = account;
        this.openedAt = openedAt;
    }
}
