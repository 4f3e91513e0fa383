package org.guildhall.send.message;

import java.util.List;
import java.util.UUID;
import org.guildhall.api.document.DocumentId;

/**
 * A message about to be sent.
 *
 * @param id made when the page was opened; sent twice, there is one message
 * @param upload where its files lie
 * @param files those of them that its page shows; what another window uploaded there is not sent
 * @param type the English words of one of the types
 */
public record NewMessage(UUID id, UUID upload, List<DocumentId> files, String type, String subject, String words) {
    /** With a copy of the list. */
    public NewMessage {
        files = List.copyOf(files);
    }

    /** The same without what only a first message of a thread has. */
    NewReply plain() {
        return new NewReply(id, upload, files, words);
    }
}
