package org.guildhall.send.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** That parties were told of something that happened. */
@Entity(name = "SendUpdate")
@Table(name = "send_update")
class UpdateEntity {
    @Id
    UUID id;

    @Column(name = "case_id")
    UUID caseId;

    @Enumerated(EnumType.STRING)
    UpdateKind kind;

    @Column(name = "event_id")
    UUID eventId;

    @Column(name = "legal_date")
    LocalDate legalDate;

    @Column(name = "told_at")
    Instant toldAt;

    @SuppressWarnings("NullAway.Init")
    protected UpdateEntity() {}

    UpdateEntity(UUID id, UpdateKind kind, EventEntity event, Instant toldAt) {
        this.id = id;
        this.caseId = event.caseId;
        this.kind = kind;
        this.eventId = event.id;
        this.legalDate = event.legalDate;
        this.toldAt = toldAt;
    }

    /** As if they had been told so many weeks earlier. */
    void putBack(int weeks) {
        legalDate = legalDate.minusWeeks(weeks);
        toldAt = Days.earlier(toldAt, weeks);
    }
}
