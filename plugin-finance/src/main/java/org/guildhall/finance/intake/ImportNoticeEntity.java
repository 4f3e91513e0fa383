package org.guildhall.finance.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** That the holders of a person's documents were told of a run; written with their mails. */
@Entity(name = "ImportNotice")
@Table(name = "import_notice")
@IdClass(ImportNoticeKey.class)
class ImportNoticeEntity {
    @Id
    @Column(name = "run_id")
    UUID runId;

    @Id
    @Column(name = "person_id")
    UUID person;

    @SuppressWarnings("NullAway.Init")
    protected ImportNoticeEntity() {}

    ImportNoticeEntity(UUID runId, UUID person) {
        this.runId = runId;
        this.person = person;
    }
}
