package org.guildhall.send.message;

import java.util.UUID;

/**
 * A message about to be sent.
 *
 * @param id made when the page was opened; sent twice, there is one message
 * @param upload where its files lie
 * @param type the English words of one of the types
 */
public record NewMessage(UUID id, UUID upload, String type, String subject, String words) {
    /** The same without what only a first message of a thread has. */
    NewReply plain() {
        return new NewReply(id, upload, words);
    }
}
