package org.guildhall.runtime.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.account.Profession;
import org.jspecify.annotations.Nullable;

/** The row of an account. */
@Entity
@Table(name = "account")
class AccountEntity {
    @Id
    private UUID id;

    @Version
    @SuppressWarnings("UnusedVariable")
    private int version;

    private String email;
    private String forename;
    private String surname;
    private String phone;

    @Embedded
    private AddressColumns address;

    private @Nullable String organisation;

    @Column(name = "job_title")
    private @Nullable String jobTitle;

    @Column(name = "work_phone")
    private @Nullable String workPhone;

    @Column(name = "professional_role")
    private @Nullable String professionalRole;

    private String language;
    private boolean active = true;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "left_at")
    private @Nullable Instant leftAt;

    /** Name and address in lower case, for administrators' searches. */
    @Column(name = "search_text")
    private String searchText;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "role")
    private Set<String> roles = new HashSet<>();

    @SuppressWarnings("NullAway")
    protected AccountEntity() {}

    @SuppressWarnings("NullAway")
    AccountEntity(AccountId id, String email, AccountDetails details, Instant createdAt) {
        this.id = id.value();
        this.email = email;
        this.createdAt = createdAt;
        change(details);
    }

    final void change(AccountDetails details) {
        forename = details.name().forename();
        surname = details.name().surname();
        phone = details.phone();
        address = new AddressColumns(details.address());
        language = details.language().toLanguageTag();
        Profession profession = details.profession();
        organisation = profession == null ? null : profession.organisation();
        jobTitle = profession == null ? null : profession.jobTitle();
        workPhone = profession == null ? null : profession.workPhone();
        professionalRole = profession == null ? null : profession.role();
        makeSearchable();
    }

    void changeEmail(String newEmail) {
        email = newEmail;
        makeSearchable();
    }

    void assign(Set<String> newRoles) {
        roles.retainAll(newRoles);
        roles.addAll(newRoles);
    }

    /** Whoever is let in again has come back. */
    void setActive(boolean nowActive) {
        active = nowActive;
        if (nowActive) {
            leftAt = null;
        }
    }

    void leave(Instant now) {
        active = false;
        leftAt = now;
    }

    String email() {
        return email;
    }

    Account account() {
        return new Account(
                new AccountId(id),
                email,
                new AccountDetails(
                        new PersonName(forename, surname),
                        phone,
                        address.address(),
                        profession(),
                        Locale.forLanguageTag(language)),
                Set.copyOf(roles),
                active,
                createdAt,
                leftAt);
    }

    private @Nullable Profession profession() {
        return organisation == null
                ? null
                : new Profession(organisation, text(jobTitle), text(workPhone), text(professionalRole));
    }

    private void makeSearchable() {
        searchText = (forename + " " + surname + " " + email).toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
