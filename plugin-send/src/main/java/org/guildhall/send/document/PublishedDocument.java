package org.guildhall.send.document;

import java.time.LocalDate;
import org.guildhall.api.document.DocumentId;

/**
 * A document as a party's list shows it.
 *
 * @param file where its bytes are
 * @param published the day it was published
 * @param unread whether they have not opened it
 * @param openable whether its bytes can be had now: not while the scanner has yet to look, or has found something
 */
public record PublishedDocument(
        CaseDocumentId id,
        DocumentId file,
        LocalDate published,
        LocalDate documentDate,
        String description,
        DocumentKind kind,
        boolean unread,
        boolean openable) {}
