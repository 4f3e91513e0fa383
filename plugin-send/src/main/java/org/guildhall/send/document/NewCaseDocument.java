package org.guildhall.send.document;

import java.time.LocalDate;
import org.guildhall.api.document.DocumentId;

/**
 * What staff say of an uploaded file.
 *
 * @param file one of those that were uploaded
 * @param documentDate the day that stands on it
 */
public record NewCaseDocument(DocumentId file, DocumentKind kind, String description, LocalDate documentDate) {}
