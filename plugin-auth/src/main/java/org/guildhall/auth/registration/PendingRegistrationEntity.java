package org.guildhall.auth.registration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.NewAccount;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.account.Profession;
import org.guildhall.api.address.Address;
import org.guildhall.api.password.HashedPassword;
import org.jspecify.annotations.Nullable;

/** A registration under way. */
@Entity(name = "PendingRegistration")
@Table(name = "pending_registration", schema = "auth")
class PendingRegistrationEntity {
    @Id
    private UUID id;

    private String email;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "password_policy")
    private String passwordPolicy;

    private String forename;
    private String surname;
    private String phone;
    private String language;

    @Column(name = "property_name")
    private String propertyName;

    @Column(name = "house_number")
    private String houseNumber;

    private String street;
    private String area;
    private String town;
    private String county;
    private String postcode;
    private @Nullable String uprn;

    private boolean professional;
    private @Nullable String organisation;

    @Column(name = "job_title")
    private @Nullable String jobTitle;

    @Column(name = "work_phone")
    private @Nullable String workPhone;

    @Column(name = "professional_role")
    private @Nullable String professionalRole;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected PendingRegistrationEntity() {}

    @SuppressWarnings("NullAway.Init")
    PendingRegistrationEntity(RegistrationId id, NewAccount account, Instant createdAt) {
        this.id = id.value();
        this.email = account.email();
        this.passwordHash = account.password().encoded();
        this.passwordPolicy = account.password().policy();
        this.createdAt = createdAt;
        AccountDetails details = account.details();
        this.forename = details.name().forename();
        this.surname = details.name().surname();
        this.phone = details.phone();
        this.language = details.language().toLanguageTag();
        keep(details.address());
        keep(details.profession());
    }

    private void keep(Address address) {
        this.propertyName = address.propertyName();
        this.houseNumber = address.houseNumber();
        this.street = address.street();
        this.area = address.area();
        this.town = address.town();
        this.county = address.county();
        this.postcode = address.postcode();
        this.uprn = address.uprn();
    }

    private void keep(@Nullable Profession profession) {
        this.professional = profession != null;
        if (profession != null) {
            this.organisation = profession.organisation();
            this.jobTitle = profession.jobTitle();
            this.workPhone = profession.workPhone();
            this.professionalRole = profession.role();
        }
    }

    Instant createdAt() {
        return createdAt;
    }

    NewAccount account() {
        return new NewAccount(
                email,
                new AccountDetails(
                        new PersonName(forename, surname),
                        phone,
                        new Address(propertyName, houseNumber, street, area, town, county, postcode, uprn),
                        profession(),
                        Locale.forLanguageTag(language)),
                new HashedPassword(passwordHash, passwordPolicy));
    }

    private @Nullable Profession profession() {
        return professional
                ? new Profession(text(organisation), text(jobTitle), text(workPhone), text(professionalRole))
                : null;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
