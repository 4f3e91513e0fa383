package org.guildhall.finance.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What was answered to a call with a key: a line of a run, or with line 0 the whole run. */
@Entity(name = "ApiCall")
@Table(name = "api_call")
@IdClass(ApiCallKey.class)
class ApiCallEntity {
    @Id
    @Column(name = "token_id")
    UUID tokenId;

    @Id
    @Column(name = "idempotency_key")
    String idempotencyKey;

    String fingerprint;

    @Column(name = "run_id")
    UUID runId;

    int line;

    @Column(name = "answered_at")
    Instant answeredAt;

    @SuppressWarnings("NullAway.Init")
    protected ApiCallEntity() {}

    ApiCallEntity(ApiCallKey key, String fingerprint, UUID runId, int line, Instant answeredAt) {
        this.tokenId = key.tokenId();
        this.idempotencyKey = key.idempotencyKey();
        this.fingerprint = fingerprint;
        this.runId = runId;
        this.line = line;
        this.answeredAt = answeredAt;
    }
}
