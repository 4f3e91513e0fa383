package org.guildhall.finance.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Which request a mail in core's outbox is about. */
@Entity(name = "RequestMail")
@Table(name = "request_mail")
class RequestMailEntity {
    @Id
    @Column(name = "mail_id")
    UUID mailId;

    @Column(name = "request_id")
    UUID requestId;

    @SuppressWarnings("NullAway.Init")
    protected RequestMailEntity() {}

    RequestMailEntity(UUID mailId, UUID requestId) {
        this.mailId = mailId;
        this.requestId = requestId;
    }
}
