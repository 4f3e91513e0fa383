package org.guildhall.runtime.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.person.AccessGrant;
import org.guildhall.api.person.NewGrant;
import org.guildhall.api.person.NewPerson;
import org.guildhall.api.person.People;
import org.guildhall.api.person.Person;
import org.guildhall.api.session.Actor;
import org.guildhall.runtime.Core;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Test;

@EachDatabase
class PeopleAndGrantsTest {
    private final Core core;
    private final People people;
    private final KeptGrants grants;
    private final String system = "finance-" + UUID.randomUUID();
    private final Actor officer = new Actor.User(new AccountId(UUID.randomUUID()), UUID.randomUUID());

    PeopleAndGrantsTest(DatabasePlace place) {
        core = Core.of(place);
        people = new KeptPeople(core.transactions, core.ids, core.clock);
        grants = new KeptGrants(core.transactions, core.ids, core.clock, core.actors, core.audit);
    }

    @Test
    void addsAPersonAndUpdatesTheRecordOfTheSameReference() {
        Person added = put("P1", "Mary", "Evans", "1940-02-03", "WR5 2NP");
        assertEquals(added, people.find(added.id()).orElseThrow());
        Person again = people.put(new NewPerson(
                system,
                "P1",
                new PersonName("Mary", "Bevan"),
                LocalDate.of(1940, 2, 3),
                new Address("", "2", "Spindle Hill", "", "Ambleford", "", "wr52np", "999900000002")));
        assertEquals(added.id(), again.id());
        assertEquals("Bevan", people.find(system, "P1").orElseThrow().name().surname());
        assertEquals("WR5 2NP", again.address().postcode());
        assertEquals("999900000002", again.address().uprn());
        assertTrue(people.find(system, "P2").isEmpty());
    }

    @Test
    void findsThoseWhoMayBeMeantTheLikeliestFirst() {
        Person exact = put("1", "Zoë", "O'Neill", "1941-05-06", "GH1 1AA");
        Person swapped = put("2", "Zoe", "Oneill", "1941-06-05", "GH1 1AB");
        Person sound = put("3", "Anne", "O'Neal", "1950-01-01", "GH1 1AB");
        Person neighbour = put("4", "Bob", "Smith", "1930-12-31", "GH1 1AA");
        put("5", "Somebody", "Else", "1960-01-01", "GH4 5FN");
        assertEquals(
                List.of(exact, swapped, neighbour, sound),
                people.candidates(system, "zoe", "ONEILL", LocalDate.of(1941, 5, 6), "gh11aa", 10));
        assertEquals(
                List.of(exact), people.candidates(system, "Zoe", "O’Neill", LocalDate.of(1941, 5, 6), "gh11aa", 1));
        assertEquals(
                List.of(),
                people.candidates("another-system", "Zoe", "O'Neill", LocalDate.of(1941, 5, 6), "GH1 1AA", 10));
    }

    @Test
    void searchesNamesAndReferencesWithoutAccentsOrCase() {
        Person sian = put("CF-100", "Siân", "Price-Jones", "1941-05-06", "GH1 1AA");
        assertEquals(List.of(sian), people.search(system, "jones sian", 10));
        assertEquals(List.of(sian), people.search(system, "cf-100", 10));
        assertEquals(
                List.of(),
                people.search(system, "100%", 10).stream()
                        .filter(person -> !person.equals(sian))
                        .toList());
        assertEquals(List.of(), people.search(system, "jonas", 10));
    }

    @Test
    void aGrantHoldsFromUntilAndCoversItsScope() {
        Person person = put("G1", "Mary", "Evans", "1940-02-03", "WR5 2NP");
        AccountId holder = new AccountId(UUID.randomUUID());
        Instant now = core.clock.instant();
        AccessGrant grant = core.actors.callAs(
                officer,
                () -> grants.give(new NewGrant(
                        "finance",
                        person.id(),
                        holder,
                        "deputy",
                        Set.of("invoice", "letter"),
                        now,
                        now.plus(Duration.ofDays(1)))));
        assertEquals(Set.of("letter", "invoice"), grant.scope());
        assertTrue(grants.allows(holder, person.id(), "finance", "invoice"));
        assertFalse(grants.allows(holder, person.id(), "finance", "remittance"));
        assertFalse(grants.allows(holder, person.id(), "send", "invoice"));
        assertFalse(grants.allows(new AccountId(UUID.randomUUID()), person.id(), "finance", "invoice"));
        assertEquals(List.of(grant), grants.heldBy(holder, "finance"));
        core.clock.advance(Duration.ofDays(1));
        assertFalse(grants.allows(holder, person.id(), "finance", "invoice"));
        assertEquals(List.of(), grants.heldBy(holder, "finance"));
        assertEquals(List.of(grant), grants.on(person.id(), "finance"));
    }

    @Test
    void aRevokedGrantIsOverAtOnceAndBothStepsAreAudited() {
        Person person = put("G2", "Mary", "Evans", "1940-02-03", "WR5 2NP");
        AccountId holder = new AccountId(UUID.randomUUID());
        NewGrant all = new NewGrant("finance", person.id(), holder, "attorney", Set.of(), core.clock.instant(), null);
        AccessGrant grant = core.actors.callAs(officer, () -> grants.give(all));
        assertTrue(grants.allows(holder, person.id(), "finance", "anything"));
        AccessGrant revoked = core.actors.callAs(officer, () -> grants.revoke(grant.id(), "order ended"));
        assertEquals("order ended", revoked.revocationReason());
        assertNotEquals(null, revoked.revokedAt());
        assertFalse(grants.allows(holder, person.id(), "finance", "anything"));
        assertEquals(revoked, core.actors.callAs(officer, () -> grants.revoke(grant.id(), "again")));
        assertEquals(
                List.of("grant.revoked", "grant.given"),
                core.audit.history("person", person.id().toString()).stream()
                        .map(AuditEntry::action)
                        .toList());
        assertThrows(NotFoundException.class, () -> grants.revoke(UUID.randomUUID(), "none"));
    }

    @Test
    void nobodySignedInGivesNoGrant() {
        Person person = put("G3", "Mary", "Evans", "1940-02-03", "WR5 2NP");
        NewGrant grant = new NewGrant(
                "finance",
                person.id(),
                new AccountId(UUID.randomUUID()),
                "attorney",
                Set.of(),
                core.clock.instant(),
                null);
        assertThrows(NotPermittedException.class, () -> grants.give(grant));
        assertEquals(
                KeptGrants.SYSTEM,
                core.actors
                        .callAs(new Actor.SystemPart("import"), () -> grants.give(grant))
                        .grantedBy());
    }

    private Person put(String reference, String forename, String surname, String born, String postcode) {
        return people.put(new NewPerson(
                system,
                reference,
                new PersonName(forename, surname),
                LocalDate.parse(born),
                new Address("", "1", "Spindle Hill", "", "Ambleford", "", postcode, null)));
    }
}
