package org.guildhall.send.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.guildhall.api.account.AccountId;

/** A note that only the council sees. */
@Entity(name = "SendNote")
@Table(name = "send_note")
class NoteEntity {
    @Id
    UUID id;

    @Column(name = "case_id")
    UUID caseId;

    UUID author;

    @Lob
    String words;

    @Column(name = "written_at")
    Instant writtenAt;

    @SuppressWarnings("NullAway.Init")
    protected NoteEntity() {}

    NoteEntity(UUID id, UUID caseId, UUID author, String words, Instant writtenAt, KeptWords seals) {
        this.id = id;
        this.caseId = caseId;
        this.author = author;
        this.words = seals.sealed(id, words);
        this.writtenAt = writtenAt;
    }

    CaseNote toRecord(KeptWords seals) {
        return new CaseNote(new AccountId(author), seals.open(id, words), writtenAt);
    }
}
