package org.guildhall.finance.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That a holder was told of the end of their access before it came. */
@Entity(name = "GrantReminder")
@Table(name = "grant_reminder")
class GrantReminderEntity {
    @Id
    @Column(name = "grant_id")
    UUID grant;

    @Column(name = "sent_at")
    Instant sentAt;

    @SuppressWarnings("NullAway.Init")
    protected GrantReminderEntity() {}

    GrantReminderEntity(UUID grant, Instant sentAt) {
        this.grant = grant;
        this.sentAt = sentAt;
    }
}
