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
        plainSurname = Spelling.plain(surname);
        birth = person.birth();
        postcode = Postcode.format(person.address().postcode()).orElse("");
        uprn = person.address().uprn();
        String line = Spelling.plain(person.address().oneLine());
        address = line.substring(0, Math.min(line.length(), LONGEST_ADDRESS));
    }

    static String plain(PersonName name) {
        return Spelling.plain(name.full());
    }

    PersonName name() {
        return new PersonName(forename, surname);
    }
}
