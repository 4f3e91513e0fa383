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
import java.time.LocalDate;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.jspecify.annotations.Nullable;

/** Somebody's sight of a case; an account has one row for each case, whatever became of it. */
@Entity(name = "SendParty")
@Table(name = "send_party")
class PartyEntity {
    @Id
    UUID id;

    @Version
    int version;

    @Column(name = "case_id")
    UUID caseId;

    UUID account;

    @Enumerated(EnumType.STRING)
    PartyKind kind;

    @Enumerated(EnumType.STRING)
    PartyState state;

    @Column(name = "invitation_id")
    UUID invitationId;

    @Enumerated(EnumType.STRING)
    @Nullable
    Basis basis;

    @Lob
    @Column(name = "basis_words")
    @Nullable
    String basisWords;

    @Column(name = "sees_dates")
    int seesDates;

    @Column(name = "sees_documents")
    int seesDocuments;

    @Column(name = "sees_address")
    int seesAddress;

    Instant since;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Lob
    @Column(name = "ended_words")
    @Nullable
    String endedWords;

    @SuppressWarnings("NullAway.Init")
    protected PartyEntity() {}

    PartyEntity(UUID id, InvitationEntity invitation, AccountId account, Instant now, KeptWords seals) {
        this.id = id;
        this.caseId = invitation.caseId;
        this.account = account.value();
        seesDates = 1;
        seesDocuments = 1;
        seesAddress = 1;
        invite(invitation, now, seals);
    }

    /** They have said yes to an invitation, the first or a later one. */
    final void invite(InvitationEntity invitation, Instant now, KeptWords seals) {
        kind = invitation.kind;
        state = PartyState.WAITING;
        invitationId = invitation.id;
        record(invitation.basis, seals.open(invitation.id, invitation.basisWords), seals);
        since = now;
        endedAt = null;
        endedWords = null;
    }

    void activate(Instant now) {
        state = PartyState.ACTIVE;
        since = now;
    }

    void end(String why, Instant now, KeptWords seals) {
        state = PartyState.ENDED;
        endedWords = seals.seal(id, why);
        endedAt = now;
    }

    final void record(@Nullable Basis why, String words, KeptWords seals) {
        basis = why;
        basisWords = seals.seal(id, words);
    }

    void show(Visibility visibility) {
        seesDates = visibility.dates() ? 1 : 0;
        seesDocuments = visibility.documents() ? 1 : 0;
        seesAddress = visibility.address() ? 1 : 0;
    }

    Visibility visibility() {
        return new Visibility(seesDates == 1, seesDocuments == 1, seesAddress == 1);
    }

    /** Whether the rights have gone over to the young person, and nothing was recorded that leaves this party some. */
    boolean isOfAge(LocalDate birth, LocalDate today) {
        return Party.isOfAge(kind, basis, birth, today);
    }

    Party toRecord(KeptWords seals) {
        return new Party(
                new PartyId(id),
                new CaseId(caseId),
                new AccountId(account),
                kind,
                state,
                new InvitationId(invitationId),
                basis,
                seals.open(id, basisWords),
                visibility(),
                since,
                endedAt,
                seals.open(id, endedWords));
    }
}
