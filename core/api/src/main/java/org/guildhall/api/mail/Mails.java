package org.guildhall.api.mail;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** The outbox (scope bundle, so that templates are those of the bundle that asks). */
@ProviderType
public interface Mails {
    /** Writes the mail in the current transaction, or in one of its own; a worker sends it after the commit (SPEC D1). */
    default void send(NewMail mail) {
        sendTracked(mail);
    }

    /** As {@link #send}, with the id by which {@link #find} tells later what became of the mail. */
    UUID sendTracked(NewMail mail);

    /**
     * What became of mails, by the ids that {@link #sendTracked} gave, the oldest first; those sent so long ago that they are
     * forgotten are left out. Callers have checked the right to see them.
     */
    List<OutboxMail> find(Collection<UUID> mails);

    /** All the work of {@link #send} and no mail, for an answer whose time must not tell whether one was sent (SPEC B8). */
    default void rehearse(NewMail mail) {}
}
