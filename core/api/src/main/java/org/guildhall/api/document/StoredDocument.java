package org.guildhall.api.document;

import java.time.Instant;

/**
 * A document as it is kept.
 *
 * @param size in bytes, before encryption
 * @param sha256 digest of the bytes before encryption, in hexadecimal
 */
public record StoredDocument(
        DocumentId id,
        String portal,
        String subject,
        String purpose,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        Scan scan,
        Instant storedAt) {
    /** What is known of malware in it. */
    public enum Scan {
        /** The scanner found nothing. */
        CLEAN,
        /** Waits for the scanner; cannot be opened. */
        WAITING,
        /** The scanner found something; cannot be opened. */
        QUARANTINED,
        /** No scanner is set; taken because the instance allows that. */
        NOT_SCANNED,
        /** From the council's own systems, which are trusted. */
        NOT_NEEDED;

        /** Whether it can be opened. */
        public boolean isReadable() {
            return switch (this) {
                case CLEAN, NOT_SCANNED, NOT_NEEDED -> true;
                case WAITING, QUARANTINED -> false;
            };
        }
    }
}
