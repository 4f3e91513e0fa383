package org.guildhall.send.message;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.KeptWords;
import org.jspecify.annotations.Nullable;

/** Changed by its own methods alone: a change from another class would not be seen by the woven code, and be lost. */
@Entity(name = "SendThread")
@Table(name = "send_thread")
class ThreadEntity {
    @Id
    UUID id;

    @Version
    int version;

    @Column(name = "case_id")
    UUID caseId;

    UUID account;

    @Column(name = "type_english")
    String typeEnglish;

    @Column(name = "type_welsh")
    String typeWelsh;

    @Lob
    String subject;

    @Column(name = "last_at")
    Instant lastAt;

    @Column(name = "waiting_since")
    @Nullable
    Instant waitingSince;

    @Column(name = "reminded_at")
    @Nullable
    Instant remindedAt;

    @SuppressWarnings("NullAway.Init")
    protected ThreadEntity() {}

    ThreadEntity(UUID id, CaseId caseId, UUID account, MessageType type, String subject, KeptWords seals) {
        this.id = id;
        this.caseId = caseId.value();
        this.account = account;
        typeEnglish = type.english();
        typeWelsh = type.welsh();
        this.subject = seals.sealed(id, subject);
        lastAt = Instant.EPOCH;
    }

    /** A message was written: of the party, it waits for an answer; of the council, nothing does any more. */
    void wrote(boolean party, Instant now) {
        if (!party) {
            answered(null, now);
            return;
        }
        lastAt = now;
        if (waitingSince == null) {
            waitingSince = now;
        }
    }

    /** The council has written to a party, of whom something waits on where nobody has read it. */
    void answered(@Nullable Instant unreadSince, Instant now) {
        lastAt = now;
        settle();
        waitingSince = unreadSince;
    }

    void settle() {
        waitingSince = null;
        remindedAt = null;
    }

    void reminded(Instant now) {
        remindedAt = now;
    }

    CaseId whose() {
        return new CaseId(caseId);
    }

    MessageType type() {
        return new MessageType(typeEnglish, typeWelsh);
    }

    String subject(KeptWords seals) {
        return seals.open(id, subject);
    }
}
