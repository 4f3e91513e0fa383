package org.guildhall.api.mail;

import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** The outbox as administrators see it. */
@ProviderType
public interface Outbox {
    /** The newest mails of a state, at most {@code limit}. */
    List<OutboxMail> list(OutboxMail.State state, int limit);

    /** Tries a waiting or refused mail again at once. */
    void retry(UUID id);
}
