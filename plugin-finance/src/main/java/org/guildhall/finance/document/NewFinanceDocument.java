package org.guildhall.finance.document;

import java.time.LocalDate;
import java.util.UUID;
import org.guildhall.api.document.ReceivedFile;
import org.guildhall.api.person.PersonId;

/** A document that the finance system delivers, its bytes already received. */
public record NewFinanceDocument(
        FinanceDocumentId id,
        String externalId,
        PersonId person,
        DocumentKind kind,
        LocalDate documentDate,
        LocalDate publishedDate,
        String description,
        ReceivedFile file,
        UUID run) {}
