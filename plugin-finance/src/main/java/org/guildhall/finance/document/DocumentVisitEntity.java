package org.guildhall.finance.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When an account looked at a person's documents. */
@Entity(name = "DocumentVisit")
@Table(name = "document_visit")
@IdClass(DocumentVisitKey.class)
class DocumentVisitEntity {
    /** A look that soon after another belongs to the same visit. */
    private static final Duration ONE_VISIT = Duration.ofMinutes(30);

    @Id
    UUID account;

    @Id
    @Column(name = "person_id")
    UUID person;

    @Column(name = "visited_at")
    Instant visitedAt;

    @Column(name = "before_that")
    @Nullable
    Instant beforeThat;

    @SuppressWarnings("NullAway.Init")
    protected DocumentVisitEntity() {}

    DocumentVisitEntity(UUID account, UUID person, Instant visitedAt) {
        this.account = account;
        this.person = person;
        this.visitedAt = visitedAt;
    }

    void again(Instant now) {
        if (now.isAfter(visitedAt.plus(ONE_VISIT))) {
            beforeThat = visitedAt;
        }
        visitedAt = now;
    }
}
