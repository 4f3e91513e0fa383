package org.guildhall.referral.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.guildhall.api.account.AccountId;

/** A note that only the council sees. */
@Entity(name = "ReferralEntry")
@Table(name = "referral_entry")
class EntryEntity {
    @Id
    UUID id;

    @Column(name = "referral_id")
    UUID referralId;

    /** In which it was written. */
    String inbox;

    UUID author;

    /** Sealed. */
    @Lob
    String words;

    @Column(name = "written_at")
    Instant writtenAt;

    @SuppressWarnings("NullAway.Init")
    protected EntryEntity() {}

    EntryEntity(UUID id, UUID referralId, String inbox, UUID author, String words, Instant writtenAt, KeptWords seals) {
        this.id = id;
        this.referralId = referralId;
        this.inbox = inbox;
        this.author = author;
        this.words = seals.seal(id, words);
        this.writtenAt = writtenAt;
    }

    ReferralNote toNote(KeptWords seals) {
        return new ReferralNote(new AccountId(author), seals.open(id, words), writtenAt);
    }
}
