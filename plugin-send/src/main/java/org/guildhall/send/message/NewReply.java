package org.guildhall.send.message;

import java.util.List;
import java.util.UUID;
import org.guildhall.api.document.DocumentId;

/**
 * A message about to be sent in a thread.
 *
 * @param id made when the page was opened; sent twice, there is one message
 * @param upload where its files lie
 * @param files those of them that its page shows; what another window uploaded there is not sent
 */
public record NewReply(UUID id, UUID upload, List<DocumentId> files, String words) {
    /** With a copy of the list. */
    public NewReply {
        files = List.copyOf(files);
    }
}
