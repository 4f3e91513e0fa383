package org.guildhall.finance.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.PersonName;
import org.jspecify.annotations.Nullable;

@Entity(name = "OnlineConsent")
@Table(name = "online_consent")
class OnlineConsentEntity {
    @Id
    @Column(name = "request_id")
    UUID requestId;

    String email;

    @Column(name = "asked_at")
    Instant askedAt;

    @Nullable
    UUID account;

    /** {@code yes} or {@code no}. */
    @Nullable
    String answer;

    @Column(name = "text_version")
    @Nullable
    String textVersion;

    @Column(name = "answered_at")
    @Nullable
    Instant answeredAt;

    @SuppressWarnings("NullAway.Init")
    protected OnlineConsentEntity() {}

    OnlineConsentEntity(UUID requestId, String email, Instant askedAt) {
        this.requestId = requestId;
        this.email = email;
        this.askedAt = askedAt;
    }

    void answered(UUID by, boolean yes, String version, Instant now) {
        account = by;
        answer = yes ? "yes" : "no";
        textVersion = version;
        answeredAt = now;
    }

    boolean refused() {
        return "no".equals(answer);
    }

    Optional<AccountId> answeredBy() {
        return Optional.ofNullable(account).map(AccountId::new);
    }

    OnlineConsent toRecord(AccessRequestEntity request) {
        return new OnlineConsent(
                new AccessRequestId(requestId),
                new PersonName(request.requesterForename, request.requesterSurname),
                new PersonName(request.personForename, request.personSurname),
                email,
                askedAt,
                answer == null
                        ? OnlineConsent.Answer.WAITING
                        : refused() ? OnlineConsent.Answer.NO : OnlineConsent.Answer.YES,
                account == null ? null : new AccountId(account),
                answeredAt);
    }
}
