package org.guildhall.api.subject;

import java.io.IOException;
import java.util.List;
import org.guildhall.api.document.DocumentId;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Where what is kept of somebody is written to, one table or file after the other, while it is read. */
@ProviderType
public interface SubjectArchive {
    /**
     * Writes a table as CSV. Times and dates are written as ISO 8601, all else as its own text, null as nothing.
     *
     * @param name such as {@code requests}
     * @param columns names of its columns
     */
    void table(String name, List<String> columns, Rows rows) throws IOException;

    /** Writes a file, unless the scanner keeps it from everybody or it is gone. */
    void document(DocumentId id) throws IOException;

    /** The rows of a table; read some at a time where they may be many. */
    @FunctionalInterface
    interface Rows {
        /** Gives each row. */
        void writeTo(Table out);
    }

    /** The table that is being written. */
    @ProviderType
    interface Table {
        /** Writes a row, with a value for each column. */
        void row(@Nullable Object... values);
    }
}
