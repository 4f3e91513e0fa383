package org.guildhall.send.record;

import java.io.IOException;
import java.util.List;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.subject.SubjectArchive;
import org.guildhall.api.subject.SubjectArchive.Rows;

/** Where what is kept is written to, whether with a case or with an account. */
public interface CaseArchive {
    /** Writes a table, as {@link SubjectArchive#table}. */
    void table(String name, List<String> columns, Rows rows) throws IOException;

    /** Writes a file, unless the scanner keeps it from everybody or it is gone. */
    void document(DocumentId id) throws IOException;

    /** The archive of an account. */
    static CaseArchive of(SubjectArchive archive) {
        return new CaseArchive() {
            @Override
            public void table(String name, List<String> columns, Rows rows) throws IOException {
                archive.table(name, columns, rows);
            }

            @Override
            public void document(DocumentId id) throws IOException {
                archive.document(id);
            }
        };
    }
}
