package org.guildhall.finance.document;

import java.time.LocalDate;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.person.PersonId;

/**
 * A financial document of a person.
 *
 * @param stored where its bytes are; {@code /documents/ID} is their address
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
        boolean isNew) {}
