package org.guildhall.api.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The document store: bytes are streamed, encrypted at rest and checked against their digest. */
@ProviderType
public interface Documents {
    /**
     * Stores a file: reads the stream to its end, then writes the row in the current transaction or in one of its own.
     *
     * <p>Stream outside of a transaction: {@link #receive} first, {@link #keep} inside.
     *
     * @throws org.guildhall.api.error.RefusedException if it is empty, too big, one too many, of a type not allowed, of another
     *     digest, or if no scanner is set on a live instance; its text says what to do
     * @throws IOException if the stream breaks; nothing is kept
     */
    default StoredDocument store(NewDocument document, InputStream bytes) throws IOException {
        return keep(receive(document, bytes));
    }

    /** Whether files under this policy can be taken now: not where they must be scanned and the instance has no scanner. */
    boolean takes(UploadPolicy policy);

    /** The largest file that is taken now under this policy, in bytes: its own limit, or the scanner's if that is lower. */
    long maximumBytes(UploadPolicy policy);

    /** Takes the bytes, encrypted, into a waiting place outside of any transaction; a day later they are dropped. */
    ReceivedFile receive(NewDocument document, InputStream bytes) throws IOException;

    /** Makes received bytes a document, in the current transaction or in one of its own. */
    StoredDocument keep(ReceivedFile file);

    /** What is known of a document, without its bytes and without asking who may read it. */
    Optional<StoredDocument> find(DocumentId id);

    /** The portal's documents of this subject, the oldest first, without asking who may read them. */
    List<StoredDocument> of(String portal, String subject);

    /** Changes what the portal knows the document by, when a draft becomes a request, say. */
    StoredDocument reassign(DocumentId id, String subject);

    /**
     * Opens a document for the current actor: asks the portal's rule, audits, checks the digest over a full read.
     *
     * @throws org.guildhall.api.error.RefusedException if it waits for the scanner, or the scanner found malware in it
     * @throws org.guildhall.api.error.NotFoundException if there is none
     * @throws org.guildhall.api.error.NotPermittedException if the rule says no; audited
     * @throws org.guildhall.api.error.UnavailableException if the portal with the rule is stopped or being updated
     */
    DocumentContent open(DocumentId id);

    /**
     * Deletes a document: the row with the current transaction, the bytes after it.
     *
     * @throws org.guildhall.api.error.RefusedException if its portal's data is under legal hold
     */
    void delete(DocumentId id);

    /**
     * Deletes a file that somebody has not sent yet, if the portal still knows it by this subject. It is theirs, so no legal hold keeps
     * it.
     *
     * @return false if it was reassigned or deleted since it was looked at; nothing is done then
     */
    boolean delete(DocumentId id, String portal, String subject);
}
