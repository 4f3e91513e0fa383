package org.guildhall.send.action;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A version of a form, as it was written. */
@Entity(name = "SendFormVersion")
@Table(name = "send_form_version")
class FormVersionEntity {
    @Id
    UUID id;

    String name;
    int number;

    @Lob
    String definition;

    String digest;
    int shipped;

    @Column(name = "added_by")
    String addedBy;

    @Column(name = "added_at")
    Instant addedAt;

    @SuppressWarnings("NullAway.Init")
    protected FormVersionEntity() {}

    FormVersionEntity(
            UUID id,
            String name,
            int number,
            String definition,
            String digest,
            boolean shipped,
            String addedBy,
            Instant addedAt) {
        this.id = id;
        this.name = name;
        this.number = number;
        this.definition = definition;
        this.digest = digest;
        this.shipped = shipped ? 1 : 0;
        this.addedBy = addedBy;
        this.addedAt = addedAt;
    }
}
