package org.guildhall.finance.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That officers were reminded of a request before one of its deadlines, or managers told that it has passed. */
@Entity(name = "RequestReminder")
@Table(name = "request_reminder")
class RequestReminderEntity {
    @Id
    UUID id;

    @Column(name = "request_id")
    UUID requestId;

    /** {@code soon} or {@code overdue}. */
    String kind;

    /** The deadline; with an answer the promised time begins anew. */
    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "sent_at")
    Instant sentAt;

    @SuppressWarnings("NullAway.Init")
    protected RequestReminderEntity() {}

    RequestReminderEntity(UUID id, RequestLineEntity request, String kind, Instant sentAt) {
        this.id = id;
        this.requestId = request.id;
        this.kind = kind;
        this.dueAt = request.dueAt;
        this.sentAt = sentAt;
    }
}
