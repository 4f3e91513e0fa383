package org.guildhall.send.message;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A message that somebody has begun: files may have been uploaded to it that are sent with nothing. */
@Entity(name = "SendMessageBegun")
@Table(name = "send_message_begun")
class BegunEntity {
    @Id
    UUID id;

    UUID account;

    @Column(name = "begun_at")
    Instant begunAt;

    @SuppressWarnings("NullAway.Init")
    protected BegunEntity() {}

    BegunEntity(UUID id, UUID account, Instant begunAt) {
        this.id = id;
        this.account = account;
        this.begunAt = begunAt;
    }
}
