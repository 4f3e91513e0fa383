package org.guildhall.finance.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

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
}
