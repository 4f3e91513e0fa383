package org.guildhall.send.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.guildhall.api.account.AccountId;

/** An absence that a colleague covers. */
@Entity(name = "SendCover")
@Table(name = "send_cover")
class CoverEntity {
    @Id
    UUID id;

    UUID caseworker;
    UUID colleague;

    @Column(name = "from_day")
    LocalDate fromDay;

    @Column(name = "until_day")
    LocalDate untilDay;

    @Column(name = "noted_at")
    Instant notedAt;

    @SuppressWarnings("NullAway.Init")
    protected CoverEntity() {}

    CoverEntity(UUID id, AccountId caseworker, AccountId colleague, LocalDate from, LocalDate until, Instant now) {
        this.id = id;
        this.caseworker = caseworker.value();
        this.colleague = colleague.value();
        fromDay = from;
        untilDay = until;
        notedAt = now;
    }

    Cover toRecord() {
        return new Cover(new CoverId(id), new AccountId(caseworker), new AccountId(colleague), fromDay, untilDay);
    }
}
