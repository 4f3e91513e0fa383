package org.guildhall.send.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.persistence.annotations.ReadOnly;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.PersonName;
import org.guildhall.send.clock.Ending;
import org.guildhall.send.clock.Stage;
import org.jspecify.annotations.Nullable;

/** A case as lists read it: without what is sealed, which is kept apart by the database. */
@Entity(name = "SendCaseLine")
@Table(name = "send_case")
@ReadOnly
class CaseLineEntity {
    @Id
    UUID id;

    String reference;
    String forename;
    String surname;
    LocalDate birth;
    LocalDate received;

    @Enumerated(EnumType.STRING)
    CaseState state;

    @Column(name = "closed_on")
    @Nullable
    LocalDate closedOn;

    @Nullable
    UUID caseworker;

    @Column(name = "search_text")
    String searchText;

    @Enumerated(EnumType.STRING)
    Stage stage;

    @Column(name = "stage_place")
    int stagePlace;

    @Enumerated(EnumType.STRING)
    @Nullable
    Ending ending;

    @Column(name = "next_rule")
    @Nullable
    String nextRule;

    @Column(name = "next_limit")
    @Nullable
    LocalDate nextLimit;

    @SuppressWarnings("NullAway.Init")
    protected CaseLineEntity() {}

    CaseLine toLine() {
        return new CaseLine(
                new CaseId(id),
                reference,
                new PersonName(forename, surname),
                birth,
                received,
                state,
                caseworker == null ? null : new AccountId(caseworker),
                stage,
                ending,
                nextRule,
                nextLimit);
    }
}
