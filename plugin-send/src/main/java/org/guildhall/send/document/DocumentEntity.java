package org.guildhall.send.document;

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
import org.guildhall.api.person.Spelling;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.KeptWords;
import org.jspecify.annotations.Nullable;

/** Changed by its own methods alone: a change from another class would not be seen by the woven code, and be lost. */
@Entity(name = "SendDocument")
@Table(name = "send_document")
class DocumentEntity {
    @Id
    UUID id;

    @Version
    int version;

    @Column(name = "case_id")
    UUID caseId;

    @Column(name = "document_id")
    UUID documentId;

    @Column(name = "upload_id")
    UUID uploadId;

    @Enumerated(EnumType.STRING)
    DocumentKind kind;

    String description;

    @Column(name = "search_text")
    String searchText;

    @Column(name = "document_date")
    LocalDate documentDate;

    @Enumerated(EnumType.STRING)
    DocumentState state;

    @Column(name = "publish_on")
    LocalDate publishOn;

    @Column(name = "published_at")
    @Nullable
    Instant publishedAt;

    @Lob
    @Column(name = "withdrawn_why")
    @Nullable
    String withdrawnWhy;

    @Column(name = "added_at")
    Instant addedAt;

    @SuppressWarnings("NullAway.Init")
    protected DocumentEntity() {}

    DocumentEntity(UUID id, CaseId caseId, UUID uploadId, NewCaseDocument added, LocalDate publishOn, Instant now) {
        this.id = id;
        this.caseId = caseId.value();
        this.uploadId = uploadId;
        documentId = added.file().value();
        kind = added.kind();
        description = added.description().strip();
        searchText = Spelling.plain(description);
        documentDate = added.documentDate();
        this.publishOn = publishOn;
        state = DocumentState.SCHEDULED;
        addedAt = now;
    }

    void publish(Instant now) {
        state = DocumentState.PUBLISHED;
        publishedAt = now;
    }

    void withdraw(String why, KeptWords seals) {
        state = DocumentState.WITHDRAWN;
        withdrawnWhy = seals.seal(id, why);
    }

    CaseId whose() {
        return new CaseId(caseId);
    }
}
