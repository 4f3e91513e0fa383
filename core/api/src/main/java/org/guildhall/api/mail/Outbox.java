package org.guildhall.api.mail;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The outbox as administrators see it; to see it asks for {@code core:outbox:read}, to send again for {@code core:outbox:retry}, and
 * that is in the audit log.
 */
@ProviderType
public interface Outbox {
    /** The newest mails of these states, at most {@code limit}. */
    List<OutboxMail> list(Set<OutboxMail.State> states, int limit);

    /** Tries a waiting or refused mail again at once. */
    void retry(UUID id);

    /** Tries all mails again at once that are {@linkplain OutboxMail#stuck() stuck} and can be; tells how many. */
    int retryAll();
}
