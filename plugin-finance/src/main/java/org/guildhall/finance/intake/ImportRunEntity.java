package org.guildhall.finance.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity(name = "ImportRun")
@Table(name = "import_run")
class ImportRunEntity {
    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    ImportKind kind;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    @Column(name = "lines_taken")
    int taken;

    @Column(name = "lines_here")
    int alreadyHere;

    @Column(name = "lines_refused")
    int refused;

    @Enumerated(EnumType.STRING)
    ImportOrigin origin;

    String source;

    @Column(name = "claimed_by")
    @Nullable
    UUID claimedBy;

    @Column(name = "last_line")
    int lastLine;

    @SuppressWarnings("NullAway.Init")
    protected ImportRunEntity() {}

    ImportRunEntity(UUID id, ImportKind kind, Instant startedAt, ImportOrigin origin, String source) {
        this.id = id;
        this.kind = kind;
        this.startedAt = startedAt;
        this.origin = origin;
        this.source = source;
    }

    ImportRun toRecord() {
        return new ImportRun(id, kind, origin, source, startedAt, finishedAt, taken, alreadyHere, refused);
    }
}
