package org.guildhall.api.subject;

import java.io.IOException;
import java.io.OutputStream;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.person.PersonId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes out what is kept of one person as a ZIP archive that needs nothing of ours to be read; each time is in the audit log. The archive
 * is for whoever answers the person's request to read through first.
 */
@ProviderType
public interface SubjectAccess {
    /** Asked for to take out what is kept of an account. */
    String MAY_EXPORT = "core:subject:export";

    /** Where the archive of an account is downloaded from, below the server's address. */
    static String path(AccountId account) {
        return "/subject-data/account/" + account;
    }

    /** Where the archive of a person's record is downloaded from, below the server's address. */
    static String path(PersonId person) {
        return "/subject-data/person/" + person;
    }

    /**
     * What core and all portals keep of whoever has this account.
     *
     * @throws org.guildhall.api.error.NotPermittedException without {@link #MAY_EXPORT}
     * @throws org.guildhall.api.error.NotFoundException if there is no such account
     * @throws IOException if the reader went away or a file is not what was stored
     */
    void exportAccount(AccountId account, OutputStream zip) throws IOException;

    /**
     * What is kept of a person by the system that keeps the record, such as {@code finance}.
     *
     * @throws org.guildhall.api.error.NotPermittedException without that system's own permission, such as {@code
     *     finance:subject:export}, or if there is no such record
     * @throws IOException if the reader went away or a file is not what was stored
     */
    void exportPerson(PersonId person, OutputStream zip) throws IOException;
}
