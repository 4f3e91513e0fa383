package org.guildhall.send.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** To whom a document is published. */
@Entity(name = "SendDocumentReader")
@Table(name = "send_document_reader")
class ReaderEntity {
    @Id
    UUID id;

    @Column(name = "case_document_id")
    UUID caseDocumentId;

    UUID account;

    @Column(name = "opened_at")
    @Nullable
    Instant openedAt;

    @SuppressWarnings("NullAway.Init")
    protected ReaderEntity() {}

    ReaderEntity(UUID id, UUID caseDocumentId, UUID account) {
        this.id = id;
        this.caseDocumentId = caseDocumentId;
        this.account = account;
    }

    void opened(Instant now) {
        if (openedAt == null) {
            openedAt = now;
        }
    }
}
