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

    @SuppressWarnings("NullAway.Init")
    protected ImportRunEntity() {}

    ImportRunEntity(UUID id, ImportKind kind, Instant startedAt) {
        this.id = id;
        this.kind = kind;
        this.startedAt = startedAt;
    }

    /** From its own class alone: a change from another one would not be seen by the woven code, and be lost. */
    void finish(Instant now) {
        finishedAt = now;
    }

    void count(RowOutcome outcome) {
        switch (outcome) {
            case RowOutcome.Taken now -> taken++;
            case RowOutcome.AlreadyHere before -> alreadyHere++;
            case RowOutcome.Refused no -> refused++;
        }
    }

    ImportRun toRecord() {
        return new ImportRun(id, kind, startedAt, finishedAt, taken, alreadyHere, refused);
    }
}
