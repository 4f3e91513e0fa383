package org.guildhall.api.document;

/** Bytes taken into the waiting place, to be made a document. */
public record ReceivedFile(
        DocumentId id, NewDocument document, String mediaType, long size, String sha256, StoredDocument.Scan scan) {}
