package org.guildhall.api.document;

import java.io.IOException;
import java.io.OutputStream;

/** An open document. */
public interface DocumentContent {
    /** What is known of it. */
    StoredDocument document();

    /**
     * Writes bytes {@code first} to {@code last}, both counted from 0 and both included, in constant memory.
     *
     * @throws IOException if the reader went away, or the bytes kept are not those that were stored
     */
    void writeTo(OutputStream out, long first, long last) throws IOException;

    /** Writes all bytes and checks the digest of the whole. */
    void writeTo(OutputStream out) throws IOException;
}
