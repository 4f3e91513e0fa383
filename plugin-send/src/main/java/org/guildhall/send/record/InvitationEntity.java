package org.guildhall.send.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.jspecify.annotations.Nullable;

/** An invitation; each method is one step of SPEC G1, and {@link InvitationService} says from which state it may be made. */
@Entity(name = "SendInvitation")
@Table(name = "send_invitation")
class InvitationEntity {
    /** How many wrong codes are taken. */
    static final int TRIES = 5;

    @Id
    UUID id;

    @Version
    int version;

    @Column(name = "case_id")
    UUID caseId;

    @Enumerated(EnumType.STRING)
    PartyKind kind;

    String name;
    String email;
    String language;

    @Enumerated(EnumType.STRING)
    @Nullable
    Basis basis;

    @Lob
    @Column(name = "basis_words")
    @Nullable
    String basisWords;

    @Enumerated(EnumType.STRING)
    InvitationState state;

    @Column(name = "code_number")
    int codeNumber;

    @Column(name = "code_tries")
    int codeTries;

    @Column(name = "link_number")
    int linkNumber;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Nullable
    UUID account;

    @Column(name = "address_confirmed")
    int addressConfirmed;

    @Lob
    @Column(name = "address_words")
    @Nullable
    String addressWords;

    @Lob
    @Column(name = "ended_words")
    @Nullable
    String endedWords;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    protected InvitationEntity() {}

    InvitationEntity(UUID id, UUID caseId, NewInvitation made, String email, String by, Instant now, KeptWords seals) {
        this.id = id;
        this.caseId = caseId;
        kind = made.kind();
        name = made.name().strip();
        this.email = email;
        language = made.language().toLanguageTag();
        basis = made.basis();
        basisWords = seals.seal(id, made.basisWords().strip());
        state = InvitationState.DRAFT;
        createdBy = by;
        createdAt = now;
        changedAt = now;
    }

    /** A new code; those before it open nothing any more. */
    void codeSent(Instant expires, Instant now) {
        codeNumber++;
        codeTries = 0;
        expiresAt = expires;
        forgetAccount();
        to(InvitationState.CODE_SENT, now);
    }

    /** Counts a try before the code is looked at, so that it counts whatever comes of it. */
    void tried() {
        codeTries++;
    }

    void verified(Instant now) {
        expiresAt = null;
        to(InvitationState.VERIFIED, now);
    }

    /** A new link; those before it open nothing any more, and whoever opened one has nothing of it. */
    void linkSent(Instant expires, Instant now) {
        linkNumber++;
        expiresAt = expires;
        forgetAccount();
        to(InvitationState.LINK_SENT, now);
    }

    private void forgetAccount() {
        account = null;
        addressConfirmed = 0;
        addressWords = null;
    }

    /** The link was opened by this account, which has not answered yet. */
    void opened(Account by, Instant now) {
        account = by.id().value();
        addressConfirmed = isFor(by) ? 1 : 0;
        changedAt = now;
    }

    /** Whether the account's confirmed address is the one that was invited. */
    boolean isFor(Account other) {
        return email.equals(other.email().toLowerCase(Locale.ROOT));
    }

    void accepted(Instant now) {
        expiresAt = null;
        to(InvitationState.ACCEPTED, now);
    }

    void declined(Instant now) {
        expiresAt = null;
        to(InvitationState.DECLINED, now);
    }

    void confirmAddress(String why, Instant now, KeptWords seals) {
        addressConfirmed = 1;
        addressWords = seals.seal(id, why);
        changedAt = now;
    }

    void activated(Instant now) {
        to(InvitationState.ACTIVE, now);
    }

    void expired(Instant now) {
        expiresAt = null;
        to(InvitationState.EXPIRED, now);
    }

    void revoked(String why, Instant now, KeptWords seals) {
        expiresAt = null;
        endedWords = seals.seal(id, why);
        to(InvitationState.REVOKED, now);
    }

    private void to(InvitationState next, Instant now) {
        state = next;
        changedAt = now;
    }

    /** The codes of another number are codes of something else. */
    String codeSubject() {
        return id + ":" + codeNumber;
    }

    String linkSubject() {
        return id + ":" + linkNumber;
    }

    /** Which invitation a link is of. */
    static UUID ofLinkSubject(String subject) {
        return UUID.fromString(subject.substring(0, subject.indexOf(':')));
    }

    Locale speaks() {
        return Locale.forLanguageTag(language);
    }

    @Nullable
    AccountId whose() {
        return account == null ? null : new AccountId(account);
    }

    Invitation toRecord(KeptWords seals) {
        return new Invitation(
                new InvitationId(id),
                new CaseId(caseId),
                kind,
                name,
                email,
                speaks(),
                basis,
                seals.open(id, basisWords),
                state,
                Math.max(0, TRIES - codeTries),
                expiresAt,
                whose(),
                addressConfirmed == 1,
                seals.open(id, endedWords),
                createdAt,
                changedAt);
    }
}
