package org.guildhall.send.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.guildhall.api.account.AccountId;

/** That a party has a secret address for the dates of a case. */
@Entity(name = "SendCalendar")
@Table(name = "send_calendar")
class CalendarEntity {
    @Id
    UUID id;

    @Column(name = "case_id")
    UUID caseId;

    UUID account;

    @Column(name = "made_at")
    Instant madeAt;

    @SuppressWarnings("NullAway.Init")
    protected CalendarEntity() {}

    CalendarEntity(UUID id, CaseId caseId, AccountId account, Instant now) {
        this.id = id;
        this.caseId = caseId.value();
        this.account = account.value();
        madeAt = now;
    }
}
