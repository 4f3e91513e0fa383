package org.guildhall.send.record;

import java.io.IOException;

/** What another package of this portal keeps of cases; it is a service, and whoever asks it has checked the right to. */
public interface CasePart {
    /** Deletes all that it keeps of a case, in the current transaction. */
    void delete(CaseId id);

    /** Takes out all that it keeps of a case. */
    void ofCase(CaseId id, CaseArchive archive) throws IOException;
}
