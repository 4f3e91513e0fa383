package org.guildhall.referral.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Postcode;
import org.guildhall.api.person.Spelling;
import org.jspecify.annotations.Nullable;

/** Somebody whom a referral is about, as referrals about the same people are found. */
@Entity(name = "ReferralPerson")
@Table(name = "referral_person")
class PersonEntity {
    // taken apart into its letters, a Korean syllable is longer than it was typed
    private static final int LONGEST_NAME = 220;
    private static final int LONGEST_SURNAME = 110;
    private static final int LONGEST_ADDRESS = 800;

    @Id
    UUID id;

    @Column(name = "referral_id")
    UUID referralId;

    String kind;
    String forename;
    String surname;

    @Column(name = "plain_name")
    String plainName;

    @Column(name = "plain_surname")
    String plainSurname;

    @Nullable
    LocalDate birth;

    String postcode;

    @Nullable
    String uprn;

    /** In one line, without what people write now so and now so. */
    String address;

    @SuppressWarnings("NullAway.Init")
    protected PersonEntity() {}

    PersonEntity(UUID id, UUID referralId, NamedPerson person) {
        this.id = id;
        this.referralId = referralId;
        kind = person.kind();
        forename = person.name().forename();
        surname = person.name().surname();
        plainName = plain(person.name());
        plainSurname = ReferralRecords.cut(Spelling.plain(surname), LONGEST_SURNAME);
        birth = person.birth();
        postcode = Postcode.format(person.address().postcode()).orElse("");
        uprn = person.address().uprn();
        address = ReferralRecords.cut(Spelling.plain(person.address().oneLine()), LONGEST_ADDRESS);
    }

    static String plain(PersonName name) {
        return ReferralRecords.cut(Spelling.plain(name.full()), LONGEST_NAME);
    }

    PersonName name() {
        return new PersonName(forename, surname);
    }
}
