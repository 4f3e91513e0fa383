package org.guildhall.referral.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That officers of the inbox where a referral is were told of it. */
@Entity(name = "ReferralReminder")
@Table(name = "referral_reminder")
class ReminderEntity {
    @Id
    UUID id;

    @Column(name = "referral_id")
    UUID referralId;

    @Enumerated(EnumType.STRING)
    ReminderKind kind;

    @Column(name = "sent_at")
    Instant sentAt;

    @SuppressWarnings("NullAway.Init")
    protected ReminderEntity() {}

    ReminderEntity(UUID id, UUID referralId, ReminderKind kind, Instant sentAt) {
        this.id = id;
        this.referralId = referralId;
        this.kind = kind;
        this.sentAt = sentAt;
    }
}
