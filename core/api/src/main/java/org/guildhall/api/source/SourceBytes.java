package org.guildhall.api.source;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a document that are fetched once they are needed. */
@FunctionalInterface
public interface SourceBytes {
    /**
     * Opens them, to be closed by the caller.
     *
     * @throws IOException if they cannot be had now; the document is asked for again later
     */
    InputStream open() throws IOException;
}
