package org.guildhall.finance.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.person.PersonId;
import org.jspecify.annotations.Nullable;

@Entity(name = "FinanceDocument")
@Table(name = "finance_document")
class FinanceDocumentEntity {
    @Id
    UUID id;

    @Column(name = "external_id")
    String externalId;

    @Column(name = "person_id")
    UUID person;

    String kind;

    @Column(name = "document_date")
    LocalDate documentDate;

    @Column(name = "published_date")
    LocalDate publishedDate;

    String description;

    /** The description in lower case, for searches. */
    @Column(name = "search_text")
    String searchText;

    @Column(name = "document_id")
    UUID documentId;

    String sha256;

    @Column(name = "media_type")
    String mediaType;

    @Column(name = "size_in_bytes")
    long size;

    @Column(name = "run_id")
    UUID runId;

    @Column(name = "imported_at")
    Instant importedAt;

    /** 0 while it is not recalled; those recalled of one external id are counted. */
    @Column(name = "recall_number")
    int recallNumber;

    @Column(name = "recalled_at")
    @Nullable
    Instant recalledAt;

    @Column(name = "recalled_by")
    @Nullable
    String recalledBy;

    @Column(name = "recall_reason")
    @Nullable
    String recallReason;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    @Column(name = "deleted_by")
    @Nullable
    String deletedBy;

    @SuppressWarnings("NullAway.Init")
    protected FinanceDocumentEntity() {}

    FinanceDocument toRecord(boolean isNew) {
        return new FinanceDocument(
                new FinanceDocumentId(id),
                new PersonId(person),
                DocumentKind.of(kind).orElseThrow(),
                documentDate,
                publishedDate,
                description,
                new DocumentId(documentId),
                mediaType,
                size,
                isNew,
                recalledAt,
                deletedAt);
    }

    /** From its own class alone: a change from another one would not be seen by the woven code, and be lost. */
    void recall(int number, Instant now, String by, String reason) {
        recallNumber = number;
        recalledAt = now;
        recalledBy = by;
        recallReason = reason;
    }

    void delete(Instant now, String by) {
        deletedAt = now;
        deletedBy = by;
    }
}
