package org.guildhall.send.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.guildhall.send.clock.RecordedException;
import org.jspecify.annotations.Nullable;

/** An exception beside a limit; withdrawn, it stays. */
@Entity(name = "SendException")
@Table(name = "send_exception")
class ExceptionEntity {
    @Id
    UUID id;

    @Column(name = "case_id")
    UUID caseId;

    String rule;

    /** From which the limit is counted; null means whichever began last. */
    @Column(name = "event_id")
    @Nullable
    UUID eventId;

    String ground;

    @Lob
    String reason;

    @Column(name = "noted_by")
    String notedBy;

    @Column(name = "noted_at")
    Instant notedAt;

    @Column(name = "withdrawn_at")
    @Nullable
    Instant withdrawnAt;

    @Column(name = "withdrawn_by")
    @Nullable
    String withdrawnBy;

    @Lob
    @Column(name = "withdrawn_why")
    @Nullable
    String withdrawnWhy;

    @SuppressWarnings("NullAway.Init")
    protected ExceptionEntity() {}

    ExceptionEntity(
            UUID id,
            UUID caseId,
            RecordedException exception,
            String words,
            String notedBy,
            Instant notedAt,
            KeptWords seals) {
        this.id = id;
        this.caseId = caseId;
        rule = exception.rule();
        eventId = exception.event().isEmpty() ? null : UUID.fromString(exception.event());
        ground = exception.reason();
        reason = seals.sealed(id, words);
        this.notedBy = notedBy;
        this.notedAt = notedAt;
    }

    void withdraw(String why, String who, Instant now, KeptWords seals) {
        withdrawnWhy = seals.seal(id, why);
        withdrawnBy = who;
        withdrawnAt = now;
    }

    /** The event that it is counted from was corrected by another one. */
    void follow(UUID event) {
        eventId = event;
    }

    /** As if it had been noted so many weeks earlier. */
    void putBack(int weeks) {
        notedAt = Days.earlier(notedAt, weeks);
        withdrawnAt = withdrawnAt == null ? null : Days.earlier(withdrawnAt, weeks);
    }

    RecordedException toClock() {
        return new RecordedException(rule, eventId == null ? "" : eventId.toString(), ground);
    }

    NotedException toRecord(KeptWords seals) {
        return new NotedException(
                new ExceptionId(id),
                toClock(),
                seals.open(id, reason),
                notedBy,
                notedAt,
                withdrawnAt == null || withdrawnBy == null
                        ? null
                        : new NotedException.Withdrawn(withdrawnAt, withdrawnBy, seals.open(id, withdrawnWhy)));
    }
}
