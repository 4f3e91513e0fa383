package org.guildhall.send.document;

import java.time.LocalDate;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.StoredDocument;

/**
 * A document as a party's list shows it.
 *
 * @param file where its bytes are
 * @param published the day it was published
 * @param unread whether they have not opened it
 * @param scan what is known of malware in it
 */
public record PublishedDocument(
        CaseDocumentId id,
        DocumentId file,
        LocalDate published,
        LocalDate documentDate,
        String description,
        DocumentKind kind,
        boolean unread,
        StoredDocument.Scan scan) {
    /** Whether its bytes can be had now: not while the scanner has yet to look, or has found something. */
    public boolean openable() {
        return scan.isReadable();
    }
}
