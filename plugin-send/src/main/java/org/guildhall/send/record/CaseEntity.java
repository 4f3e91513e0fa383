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
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.PersonName;
import org.guildhall.send.clock.ChildFacts;
import org.guildhall.send.clock.Ending;
import org.guildhall.send.clock.KeyDate;
import org.guildhall.send.clock.Stage;
import org.guildhall.send.clock.Timetable;
import org.jspecify.annotations.Nullable;

/** Changed by its own methods alone: a change from another class would not be seen by the woven code, and be lost. */
@Entity(name = "SendCase")
@Table(name = "send_case")
class CaseEntity {
    private static final int LONGEST_SEARCH = 1000;

    @Id
    UUID id;

    @Version
    int version;

    String reference;

    @Column(name = "former_reference")
    @Nullable
    String formerReference;

    String forename;
    String surname;
    LocalDate birth;

    @Lob
    String address;

    String transfers;
    LocalDate received;

    @Column(name = "asked_by")
    @Enumerated(EnumType.STRING)
    AskedBy askedBy;

    @Column(name = "asker_name")
    String askerName;

    @Column(name = "asker_email")
    String askerEmail;

    @Enumerated(EnumType.STRING)
    CaseState state;

    @Column(name = "closed_on")
    @Nullable
    LocalDate closedOn;

    @Lob
    @Column(name = "closed_why")
    @Nullable
    String closedWhy;

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

    @Column(name = "derived_on")
    LocalDate derivedOn;

    @Column(name = "opened_at")
    Instant openedAt;

    @SuppressWarnings("NullAway.Init")
    protected CaseEntity() {}

    CaseEntity(UUID id, String reference, NewCase opened, Instant now, LocalDate today, KeptWords seals) {
        this.id = id;
        this.reference = reference;
        received = opened.received();
        askedBy = opened.askedBy();
        askerName = opened.askerName();
        askerEmail = opened.askerEmail();
        state = CaseState.OPEN;
        openedAt = now;
        stage = Stage.REQUEST_RECEIVED;
        derivedOn = today;
        describe(opened.details(), seals);
    }

    final void describe(CaseDetails details, KeptWords seals) {
        forename = details.child().forename();
        surname = details.child().surname();
        birth = details.birth();
        address = seals.sealAddress(id, details.address());
        transfers = Transfers.write(details.transfers());
        formerReference = details.formerReference().isEmpty() ? null : details.formerReference();
        searchText = CaseRecords.cut(
                CaseRecords.plain(
                        reference + " " + details.formerReference() + " " + forename + " " + surname + " " + forename),
                LONGEST_SEARCH);
    }

    /** What lists read of the timetable. */
    void derive(Timetable timetable) {
        stage = timetable.stage();
        stagePlace = timetable.stage().ordinal();
        ending = timetable.ending();
        derivedOn = timetable.today();
        Optional<KeyDate> next = state == CaseState.CLOSED
                ? Optional.empty()
                : timetable.dates().stream()
                        .filter(date -> date.duty() == KeyDate.Duty.COUNCIL)
                        .filter(date -> date.state() == KeyDate.State.OPEN || date.state() == KeyDate.State.OVERDUE)
                        .min(Comparator.comparing(KeyDate::limit));
        nextRule = next.map(KeyDate::rule).orElse(null);
        nextLimit = next.map(KeyDate::limit).orElse(null);
    }

    void receivedOn(LocalDate day) {
        received = day;
    }

    void assign(@Nullable UUID account) {
        caseworker = account;
    }

    void close(LocalDate day, String why, KeptWords seals) {
        state = CaseState.CLOSED;
        closedOn = day;
        closedWhy = seals.seal(id, why);
    }

    void reopen() {
        state = CaseState.OPEN;
        closedOn = null;
        closedWhy = null;
    }

    ChildFacts facts() {
        return new ChildFacts(birth, Transfers.read(transfers));
    }

    PersonName child() {
        return new PersonName(forename, surname);
    }

    @Nullable
    AccountId whose() {
        return caseworker == null ? null : new AccountId(caseworker);
    }

    CaseDetails details(KeptWords seals) {
        return new CaseDetails(
                child(),
                birth,
                seals.openAddress(id, address),
                formerReference == null ? "" : formerReference,
                Transfers.read(transfers));
    }

    SendCase toRecord(KeptWords seals) {
        return new SendCase(
                new CaseId(id),
                version,
                reference,
                details(seals),
                received,
                askedBy,
                askerName,
                askerEmail,
                state,
                closedOn,
                seals.open(id, closedWhy),
                whose(),
                stage,
                ending,
                openedAt);
    }
}
