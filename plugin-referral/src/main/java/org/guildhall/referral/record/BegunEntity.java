package org.guildhall.referral.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a draft was begun: once it is gone, its files are looked for. */
@Entity(name = "ReferralBegun")
@Table(name = "referral_begun")
class BegunEntity {
    @Id
    @Column(name = "draft_id")
    UUID draftId;

    @Column(name = "begun_at")
    Instant begunAt;

    /** When its draft was first seen to be gone; null while it is there. */
    @Nullable
    @Column(name = "gone_at")
    Instant goneAt;

    @SuppressWarnings("NullAway.Init")
    protected BegunEntity() {}

    BegunEntity(UUID draftId, Instant begunAt) {
        this.draftId = draftId;
        this.begunAt = begunAt;
    }

    /** Notes that the draft is gone; whether it has been so for this long. */
    boolean isGone(Instant now, Duration since) {
        if (goneAt == null) {
            goneAt = now;
        }
        return goneAt.plus(since).isBefore(now);
    }
}
