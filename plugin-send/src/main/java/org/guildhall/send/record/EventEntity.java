package org.guildhall.send.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.guildhall.send.clock.CaseEvent;
import org.guildhall.send.clock.EventKind;
import org.guildhall.send.clock.Remedy;
import org.jspecify.annotations.Nullable;

/** Something that happened in a case; what was noted wrongly is superseded and stays. */
@Entity(name = "SendEvent")
@Table(name = "send_event")
class EventEntity {
    @Id
    UUID id;

    @Column(name = "case_id")
    UUID caseId;

    @Enumerated(EnumType.STRING)
    EventKind kind;

    @Column(name = "legal_date")
    LocalDate legalDate;

    @Enumerated(EnumType.STRING)
    @Nullable
    Remedy remedy;

    @Lob
    @Nullable
    String reason;

    @Column(name = "noted_by")
    String notedBy;

    @Column(name = "noted_at")
    Instant notedAt;

    @Column(name = "superseded_at")
    @Nullable
    Instant supersededAt;

    @Column(name = "superseded_by")
    @Nullable
    String supersededBy;

    @Lob
    @Column(name = "superseded_why")
    @Nullable
    String supersededWhy;

    @Column(name = "replaced_by")
    @Nullable
    UUID replacedBy;

    @SuppressWarnings("NullAway.Init")
    protected EventEntity() {}

    EventEntity(UUID id, UUID caseId, NewEvent event, String notedBy, Instant notedAt, KeptWords seals) {
        this.id = id;
        this.caseId = caseId;
        kind = event.kind();
        legalDate = event.date();
        remedy = event.remedy();
        reason = seals.seal(id, event.reason());
        this.notedBy = notedBy;
        this.notedAt = notedAt;
    }

    void supersede(@Nullable UUID by, String why, String who, Instant now, KeptWords seals) {
        replacedBy = by;
        supersededWhy = seals.seal(id, why);
        supersededBy = who;
        supersededAt = now;
    }

    /** As if it had happened, and been noted, so many weeks earlier. */
    void putBack(int weeks) {
        legalDate = legalDate.minusWeeks(weeks);
        notedAt = Days.earlier(notedAt, weeks);
        supersededAt = supersededAt == null ? null : Days.earlier(supersededAt, weeks);
    }

    CaseEvent toClock() {
        return new CaseEvent(id.toString(), kind, legalDate, remedy, supersededAt != null);
    }

    NotedEvent toRecord(KeptWords seals) {
        return new NotedEvent(
                new EventId(id),
                kind,
                legalDate,
                remedy,
                seals.open(id, reason),
                notedBy,
                notedAt,
                supersededAt == null || supersededBy == null
                        ? null
                        : new NotedEvent.Superseded(
                                supersededAt,
                                supersededBy,
                                seals.open(id, supersededWhy),
                                replacedBy == null ? null : new EventId(replacedBy)));
    }
}
