package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.account.NewAccount;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.password.HashedPassword;
import org.guildhall.api.persistence.Ids;
import org.guildhall.send.clock.EventKind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import tools.jackson.databind.JsonNode;

/** Takes in one made-up case with its people, in the caller's transaction. */
@Component(service = TrainingIntake.class)
public final class TrainingIntake {
    private final CaseIntake intake;
    private final Accounts accounts;
    private final Ids ids;
    private final Clock clock;
    private final KeptWords seals;
    private final CaseReferences references = new CaseReferences();

    /** Opens cases as they are opened otherwise. */
    @Activate
    public TrainingIntake(
            @Reference CaseIntake intake,
            @Reference Accounts accounts,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference KeptWords seals) {
        this.intake = intake;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
        this.seals = seals;
    }

    /**
     * Opens the case of a row.
     *
     * @param password of accounts that are made for its people
     */
    CaseId take(EntityManager entities, JsonNode row, Supplier<HashedPassword> password) {
        CaseDetails details = new CaseDetails(
                name(row),
                Days.today(clock)
                        .minusYears(row.path("ageYears").asInt())
                        .minusDays(row.path("ageDays").asInt()),
                new Address(
                        "",
                        row.path("house").asString(),
                        row.path("street").asString(),
                        "",
                        "Ambleford",
                        "Barsetshire",
                        row.path("postcode").asString(),
                        null),
                row.path("reference").asString(),
                List.of());
        List<NewEvent> events = new ArrayList<>();
        for (JsonNode event : row.path("events")) {
            events.add(NewEvent.of(
                    EventKind.valueOf(event.path("kind").asString()),
                    daysAgo(event.path("ago").asInt()),
                    event.path("reason").asString()));
        }
        CaseEntity kept = intake.take(
                entities,
                new NewCase(
                        details,
                        daysAgo(row.path("received").asInt()),
                        AskedBy.valueOf(row.path("askedBy").asString()),
                        row.path("askerName").asString(),
                        row.path("askerEmail").asString()),
                references.next(),
                events);
        accounts.findByEmail(row.path("caseworker").asString())
                .ifPresent(caseworker -> kept.assign(caseworker.id().value()));
        for (JsonNode party : row.path("parties")) {
            account(party, details.address(), password).ifPresent(account -> let(entities, kept, account, party));
        }
        return new CaseId(kept.id);
    }

    private static PersonName name(JsonNode row) {
        return new PersonName(
                row.path("forename").asString(), row.path("surname").asString());
    }

    private LocalDate daysAgo(int days) {
        return Days.today(clock).minusDays(days);
    }

    /** The account of a party; one is made for whoever has a name and none. */
    private Optional<Account> account(JsonNode party, Address home, Supplier<HashedPassword> password) {
        String email = party.path("email").asString();
        Optional<Account> known = accounts.findByEmail(email);
        if (known.isPresent() || name(party).full().isEmpty()) {
            return known;
        }
        return Optional.of(accounts.create(
                new NewAccount(email, new AccountDetails(name(party), "", home, null, Locale.UK), password.get())));
    }

    /** As if they had gone the whole way from the code to the confirmation. */
    private void let(EntityManager entities, CaseEntity kept, Account account, JsonNode party) {
        Instant now = clock.instant();
        NewInvitation asked = new NewInvitation(
                PartyKind.valueOf(party.path("kind").asString("PARENT")),
                account.details().name().full(),
                account.email(),
                Locale.UK,
                null,
                "");
        InvitationEntity invitation = new InvitationEntity(
                ids.next(), kept.id, asked, account.email().toLowerCase(Locale.ROOT), TrainingCases.NAME, now, seals);
        invitation.opened(account, now);
        invitation.accepted(now);
        entities.persist(invitation);
        entities.flush();
        PartyEntity row = new PartyEntity(ids.next(), invitation, account.id(), now, seals);
        if (party.path("waiting").asBoolean(false)) {
            entities.persist(row);
            return;
        }
        row.activate(now);
        row.show(new Visibility(
                party.path("dates").asBoolean(true),
                party.path("documents").asBoolean(true),
                party.path("address").asBoolean(true)));
        invitation.activated(now);
        entities.persist(row);
    }
}
