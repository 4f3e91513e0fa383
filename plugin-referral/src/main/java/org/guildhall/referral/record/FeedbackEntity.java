package org.guildhall.referral.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What was written back to a sender before the latest feedback, which is part of the referral. */
@Entity(name = "ReferralFeedback")
@Table(name = "referral_feedback")
class FeedbackEntity {
    @Id
    UUID id;

    @Column(name = "referral_id")
    UUID referralId;

    /** Sealed. */
    @Lob
    String words;

    @Column(name = "told_at")
    Instant toldAt;

    @SuppressWarnings("NullAway.Init")
    protected FeedbackEntity() {}

    FeedbackEntity(UUID id, UUID referralId, Feedback feedback, Instant toldAt, KeptWords seals) {
        this.id = id;
        this.referralId = referralId;
        this.words = seals.sealFeedback(id, feedback);
        this.toldAt = toldAt;
    }

    Feedback.Earlier toEarlier(KeptWords seals) {
        return new Feedback.Earlier(seals.openFeedback(id, words), toldAt);
    }
}
