package org.guildhall.finance.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.guildhall.api.account.AccountId;

/** A message to or from the requester, or a note that only the council sees. */
@Entity(name = "RequestMessage")
@Table(name = "request_message")
class RequestMessageEntity {
    @Id
    UUID id;

    @Column(name = "request_id")
    UUID requestId;

    /** {@code asked}, {@code answered}, {@code note}, or {@code phone} for the answers of a telephone check. */
    String kind;

    UUID author;

    /** Sealed. */
    String words;

    @Column(name = "written_at")
    Instant writtenAt;

    @SuppressWarnings("NullAway.Init")
    protected RequestMessageEntity() {}

    RequestMessageEntity(
            UUID id, UUID requestId, String kind, UUID author, String words, Instant writtenAt, KeptWords seals) {
        this.id = id;
        this.requestId = requestId;
        this.kind = kind;
        this.author = author;
        this.words = seals.seal(id, words);
        this.writtenAt = writtenAt;
    }

    RequestMessage toMessage(KeptWords seals) {
        return new RequestMessage(id, new AccountId(author), kind.equals("asked"), seals.open(id, words), writtenAt);
    }

    RequestNote toNote(KeptWords seals) {
        return new RequestNote(id, new AccountId(author), seals.open(id, words), writtenAt);
    }

    PhoneCheck toCall(KeptWords seals) {
        return new PhoneCheck(id, new AccountId(author), writtenAt, seals.read(seals.open(id, words)));
    }
}
