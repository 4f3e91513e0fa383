package org.guildhall.finance.request;

import java.time.Instant;
import org.guildhall.api.document.StoredDocument;

/** A file that the requester sent to prove their role. */
public record Evidence(StoredDocument document, Instant sentAt) {}
