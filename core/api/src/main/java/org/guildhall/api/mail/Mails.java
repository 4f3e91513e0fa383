package org.guildhall.api.mail;

import org.osgi.annotation.versioning.ProviderType;

/** The outbox (scope bundle, so that templates are those of the bundle that asks). */
@ProviderType
public interface Mails {
    /** Writes the mail in the current transaction, or in one of its own; a worker sends it after the commit (SPEC D1). */
    void send(NewMail mail);

    /** All the work of {@link #send} and no mail, for an answer whose time must not tell whether one was sent (SPEC B8). */
    default void rehearse(NewMail mail) {}
}
