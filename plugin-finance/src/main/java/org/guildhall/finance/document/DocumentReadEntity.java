package org.guildhall.finance.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That an account has read a document, and when first. */
@Entity(name = "DocumentRead")
@Table(name = "document_read")
@IdClass(DocumentReadKey.class)
class DocumentReadEntity {
    @Id
    UUID account;

    @Id
    @Column(name = "document_id")
    UUID documentId;

    @Column(name = "read_at")
    Instant readAt;

    @SuppressWarnings("NullAway.Init")
    protected DocumentReadEntity() {}

    DocumentReadEntity(UUID account, UUID documentId, Instant readAt) {
        this.account = account;
        this.documentId = documentId;
        this.readAt = readAt;
    }
}
