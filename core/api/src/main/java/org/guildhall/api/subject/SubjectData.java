package org.guildhall.api.subject;

import java.io.IOException;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.person.PersonId;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a portal keeps of one person: register it as a service. It is asked by {@link SubjectAccess} alone, which has checked the right to.
 * Of other people it tells what is needed to understand it, such as a holder's name.
 */
@ConsumerType
public interface SubjectData {
    /** Name of the data, such as {@code finance}, as {@link org.guildhall.api.bundle.PortalData} has it. */
    String data();

    /** What is kept of whoever has this account. */
    void ofAccount(AccountId account, SubjectArchive archive) throws IOException;

    /**
     * Whether the acting person may read what this account has typed into a form of this portal and not sent; asked of each draft
     * before it is written into the account's archive.
     *
     * @param form id of the form, such as {@code finance.request}
     */
    default boolean mayReadDraft(AccountId account, String form) {
        return true;
    }

    /** What is kept of a person whose record is part of this data. */
    void ofPerson(PersonId person, SubjectArchive archive) throws IOException;
}
