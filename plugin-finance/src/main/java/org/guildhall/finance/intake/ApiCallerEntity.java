package org.guildhall.finance.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token that was used here, with its run that is open. */
@Entity(name = "ApiCaller")
@Table(name = "api_caller")
class ApiCallerEntity {
    @Id
    @Column(name = "token_id")
    UUID tokenId;

    @Column(name = "run_id")
    @Nullable
    UUID runId;

    @Column(name = "touched_at")
    Instant touchedAt;

    @SuppressWarnings("NullAway.Init")
    protected ApiCallerEntity() {}

    ApiCallerEntity(UUID tokenId, Instant touchedAt) {
        this.tokenId = tokenId;
        this.touchedAt = touchedAt;
    }

    @Nullable
    UUID run(Instant now) {
        touchedAt = now;
        return runId;
    }

    void begin(UUID run) {
        runId = run;
    }

    @Nullable
    UUID close() {
        UUID open = runId;
        runId = null;
        return open;
    }
}
