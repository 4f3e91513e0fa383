package org.guildhall.finance.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That something happened to a person, as an officer noted it. */
@Entity(name = "PersonChange")
@Table(name = "person_change")
class PersonChangeEntity {
    @Id
    UUID id;

    @Column(name = "person_id")
    UUID person;

    @Column(name = "kind")
    String change;

    @Column(name = "happened_on")
    LocalDate happenedOn;

    @Column(name = "noted_by")
    UUID notedBy;

    @Column(name = "noted_at")
    Instant notedAt;

    @Column(name = "withdrawn_at")
    @Nullable
    Instant withdrawnAt;

    @Column(name = "withdrawn_by")
    @Nullable
    UUID withdrawnBy;

    @Column(name = "withdrawal_reason")
    @Nullable
    String withdrawalReason;

    @SuppressWarnings("NullAway.Init")
    protected PersonChangeEntity() {}

    PersonChangeEntity(UUID id, UUID person, PersonChange change, LocalDate happenedOn, UUID notedBy, Instant notedAt) {
        this.id = id;
        this.person = person;
        this.change = change.code();
        this.happenedOn = happenedOn;
        this.notedBy = notedBy;
        this.notedAt = notedAt;
    }

    /** It was noted by mistake; that it was noted stays on record. */
    void withdraw(UUID officer, Instant now, String reason) {
        withdrawnBy = officer;
        withdrawnAt = now;
        withdrawalReason = reason;
    }
}
