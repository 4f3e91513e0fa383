package org.guildhall.referral.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That two referrals belong together. */
@Entity(name = "ReferralLink")
@Table(name = "referral_link")
class LinkEntity {
    @Id
    UUID id;

    @Column(name = "referral_id")
    UUID referralId;

    @Column(name = "other_id")
    UUID otherId;

    @Enumerated(EnumType.STRING)
    LinkKind kind;

    @Column(name = "linked_by")
    UUID linkedBy;

    @Column(name = "linked_at")
    Instant linkedAt;

    @SuppressWarnings("NullAway.Init")
    protected LinkEntity() {}

    LinkEntity(UUID id, UUID referralId, UUID otherId, LinkKind kind, UUID linkedBy, Instant linkedAt) {
        this.id = id;
        this.referralId = referralId;
        this.otherId = otherId;
        this.kind = kind;
        this.linkedBy = linkedBy;
        this.linkedAt = linkedAt;
    }
}
