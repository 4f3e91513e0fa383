package org.guildhall.referral.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That a draft was begun: once it is gone, its files are looked for. */
@Entity(name = "ReferralBegun")
@Table(name = "referral_begun")
class BegunEntity {
    @Id
    @Column(name = "draft_id")
    UUID draftId;

    @Column(name = "begun_at")
    Instant begunAt;

    @SuppressWarnings("NullAway.Init")
    protected BegunEntity() {}

    BegunEntity(UUID draftId, Instant begunAt) {
        this.draftId = draftId;
        this.begunAt = begunAt;
    }
}
