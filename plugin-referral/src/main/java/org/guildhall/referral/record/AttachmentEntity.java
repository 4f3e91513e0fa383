package org.guildhall.referral.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A file that was sent with a referral. */
@Entity(name = "ReferralAttachment")
@Table(name = "referral_attachment")
class AttachmentEntity {
    @Id
    @Column(name = "document_id")
    UUID documentId;

    @Column(name = "referral_id")
    UUID referralId;

    @Column(name = "sent_at")
    Instant sentAt;

    @SuppressWarnings("NullAway.Init")
    protected AttachmentEntity() {}

    AttachmentEntity(UUID documentId, UUID referralId, Instant sentAt) {
        this.documentId = documentId;
        this.referralId = referralId;
        this.sentAt = sentAt;
    }
}
