package org.guildhall.finance.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a document source has come. */
@Entity(name = "ImportSource")
@Table(name = "import_source")
class ImportSourceEntity {
    @Id
    String name;

    @Column(name = "came_to")
    String cameTo;

    @Column(name = "run_id")
    @Nullable
    UUID runId;

    @SuppressWarnings("NullAway.Init")
    protected ImportSourceEntity() {}

    ImportSourceEntity(String name) {
        this.name = name;
        this.cameTo = "";
    }

    void begin(UUID run) {
        runId = run;
    }

    void end() {
        runId = null;
    }
}
