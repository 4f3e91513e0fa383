package org.guildhall.send.message;

import java.time.Instant;
import java.util.List;
import org.guildhall.api.document.StoredDocument;
import org.jspecify.annotations.Nullable;

/**
 * A message of a thread.
 *
 * @param fromParty whether the party wrote it, not the council
 * @param from name of the writer
 * @param to name of whom it was written to; empty for the team
 * @param readAt when the other side opened it first; null while it has not
 * @param files those that came with it, with what the scanner says of them
 */
public record Message(
        MessageId id,
        boolean fromParty,
        String from,
        String to,
        String words,
        Instant sentAt,
        @Nullable Instant readAt,
        List<StoredDocument> files) {}
