package org.guildhall.finance.document;

import java.time.Instant;
import java.time.LocalDate;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.person.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A financial document of a person.
 *
 * @param stored where its bytes are; {@code /documents/ID} is their address
 * @param recalledAt null while it is not recalled; nobody reads it then but those who may recall
 * @param deletedAt null while its bytes are kept
 * @param isNew whether it came after the reader's last visit and was not read since
 */
public record FinanceDocument(
        FinanceDocumentId id,
        PersonId person,
        DocumentKind kind,
        LocalDate documentDate,
        LocalDate publishedDate,
        String description,
        DocumentId stored,
        String mediaType,
        long size,
        boolean isNew,
        @Nullable Instant recalledAt,
        @Nullable Instant deletedAt) {}
