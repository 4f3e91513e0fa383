package org.guildhall.send.message;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.guildhall.send.record.KeptWords;
import org.jspecify.annotations.Nullable;

/** A message; who wrote it has one row of the same client's id for each party that it was sent to. */
@Entity(name = "SendMessage")
@Table(name = "send_message")
class MessageEntity {
    @Id
    UUID id;

    @Column(name = "thread_id")
    UUID threadId;

    @Column(name = "case_id")
    UUID caseId;

    /** The party's, whoever wrote. */
    UUID account;

    @Column(name = "client_id")
    UUID clientId;

    UUID author;

    @Nullable
    UUID addressee;

    @Column(name = "from_party")
    int fromParty;

    @Lob
    String words;

    @Column(name = "sent_at")
    Instant sentAt;

    @Column(name = "read_at")
    @Nullable
    Instant readAt;

    @Column(name = "read_by")
    @Nullable
    UUID readBy;

    @SuppressWarnings("NullAway.Init")
    protected MessageEntity() {}

    MessageEntity(
            UUID id,
            ThreadEntity thread,
            UUID clientId,
            UUID author,
            @Nullable UUID addressee,
            String words,
            Instant now,
            KeptWords seals) {
        this.id = id;
        threadId = thread.id;
        caseId = thread.caseId;
        account = thread.account;
        this.clientId = clientId;
        this.author = author;
        this.addressee = addressee;
        fromParty = author.equals(thread.account) ? 1 : 0;
        this.words = seals.sealed(id, words);
        sentAt = now;
    }

    void read(UUID by, Instant now) {
        readAt = now;
        readBy = by;
    }
}
