package org.guildhall.send.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.time.WorkingDays;
import org.guildhall.send.record.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * A document of a case, as staff see it.
 *
 * @param file where its bytes are
 * @param publishOn the day from which parties see it
 * @param publishedAt null while it is scheduled
 * @param withdrawnWhy empty while it was not withdrawn
 * @param scan what is known of malware in it
 */
public record CaseDocument(
        CaseDocumentId id,
        CaseId caseId,
        DocumentId file,
        DocumentKind kind,
        String description,
        LocalDate documentDate,
        LocalDate publishOn,
        @Nullable Instant publishedAt,
        DocumentState state,
        String withdrawnWhy,
        StoredDocument.Scan scan,
        List<Reader> readers) {
    /** The day that parties read as the day of publishing; the day planned while it is to come. */
    public LocalDate published() {
        return publishedAt == null ? publishOn : LocalDate.ofInstant(publishedAt, WorkingDays.ZONE);
    }

    /** Whether its bytes can be had now. */
    public boolean openable() {
        return scan.isReadable();
    }

    /**
     * Somebody to whom it is published.
     *
     * @param openedAt when they opened it first; null while they have not
     */
    public record Reader(
            AccountId account, String name, @Nullable Instant openedAt) {}
}
