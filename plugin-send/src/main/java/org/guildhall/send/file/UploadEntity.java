package org.guildhall.send.file;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page to which somebody may have uploaded files that are sent with nothing. */
@Entity(name = "SendUpload")
@Table(name = "send_upload")
class UploadEntity {
    @Id
    UUID id;

    UUID account;

    @Column(name = "begun_at")
    Instant begunAt;

    /** Empty where each page begins anew. */
    @Nullable
    String about;

    @SuppressWarnings("NullAway.Init")
    protected UploadEntity() {}

    UploadEntity(UUID id, UUID account, Instant begunAt, @Nullable String about) {
        this.id = id;
        this.account = account;
        this.begunAt = begunAt;
        this.about = about;
    }

    /** The page is opened again: what lies there is waited for anew. */
    void goOn(Instant now) {
        begunAt = now;
    }
}
