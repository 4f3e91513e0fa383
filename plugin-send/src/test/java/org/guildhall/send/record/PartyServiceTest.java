package org.guildhall.send.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.permission.Role;
import org.guildhall.send.SendFixture;
import org.guildhall.send.clock.KeyDate;
import org.guildhall.send.clock.Stage;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What parents see, and what nobody else does. */
@EachDatabase
@Tag("G4")
class PartyServiceTest {
    private final SendFixture core;
    private final Account caseworker;
    private final Account parent;
    private final CaseId id;

    PartyServiceTest(DatabasePlace place) {
        core = SendFixture.of(place);
        caseworker = core.newCaseworker();
        parent = core.newCitizen();
        id = core.open(caseworker);
    }

    @Test
    @Tag("G5")
    void theDashboardTellsWhereTheCaseIsAndWhoHasIt() {
        core.activeParent(caseworker, id, parent);
        Dashboard dashboard = core.as(parent, () -> core.parties.dashboard(id));
        assertEquals(Stage.REQUEST_RECEIVED, dashboard.stage());
        assertEquals("Robin", dashboard.child().forename());
        assertEquals(core.today(), dashboard.today());
        assertFalse(dashboard.dates().isEmpty());
        assertEquals(Optional.empty(), dashboard.caseworker(), "the team has it");
        core.by(caseworker, () -> core.cases.assign(List.of(id), caseworker.id()));
        assertEquals(
                Optional.of("Siân Probert"),
                core.as(parent, () -> core.parties.dashboard(id)).caseworker());
        assertEquals(Optional.of(SendFixture.HOME), core.as(parent, () -> core.parties.address(id)));
        assertEquals(
                List.of(MyChild.Standing.READY),
                core.as(parent, () -> core.parties.children()).stream()
                        .map(MyChild::standing)
                        .toList());
        assertEquals(
                List.of(Stage.REQUEST_RECEIVED.textKey()),
                core.as(parent, () -> core.parties.children()).stream()
                        .map(MyChild::whereKey)
                        .toList());
        core.by(caseworker, () -> core.cases.close(id, "No plan is needed."));
        assertEquals(
                CaseState.CLOSED,
                core.as(parent, () -> core.parties.dashboard(id)).state());
    }

    @Test
    @Tag("G6")
    void aClosedCaseTellsNobodyThatSomethingIsDueOrOverdue() {
        CaseId late = core.open(
                caseworker,
                SendFixture.child(SendFixture.surname(), SendFixture.BORN),
                core.today().minusWeeks(10));
        core.activeParent(caseworker, late, parent);
        String address = core.as(parent, () -> core.feeds.make(late));
        String token = address.substring(address.lastIndexOf('/') + 1);
        assertTrue(states(late).containsAll(List.of(KeyDate.State.OVERDUE, KeyDate.State.OPEN)));
        assertTrue(core.feeds.read(token).orElseThrow().contains("BEGIN:VEVENT"));
        core.by(caseworker, () -> core.cases.close(late, "The family moved away."));
        assertFalse(states(late).contains(KeyDate.State.OVERDUE));
        assertFalse(states(late).contains(KeyDate.State.OPEN));
        assertFalse(core.feeds.read(token).orElseThrow().contains("BEGIN:VEVENT"), "nor does the calendar");
        core.by(caseworker, () -> core.cases.reopen(late));
        assertTrue(states(late).contains(KeyDate.State.OVERDUE));
    }

    private List<KeyDate.State> states(CaseId of) {
        return core.as(parent, () -> core.parties.dashboard(of)).dates().stream()
                .map(KeyDate::state)
                .toList();
    }

    @Test
    @Tag("G5")
    void theDashboardTellsWhoCoversForTheCaseworkerAndUntilWhen() {
        core.activeParent(caseworker, id, parent);
        Account colleague = core.newCaseworker();
        core.by(caseworker, () -> core.covers.cover(caseworker.id(), colleague.id(), core.today(), core.today()));
        assertEquals(Optional.empty(), cover(), "the team has it");
        core.by(caseworker, () -> core.cases.assign(List.of(id), caseworker.id()));
        assertEquals(Optional.of(new Dashboard.Covering("Siân Probert", core.today())), cover());
        core.days(1);
        assertEquals(Optional.empty(), cover(), "they are back");
        Account family = core.withRole(parent, Role.CASEWORKER);
        core.by(
                colleague,
                () -> core.covers.cover(
                        caseworker.id(), family.id(), core.today(), core.today().plusDays(3)));
        assertEquals(Optional.empty(), cover(), "of the family nobody has it in hand");
        Account gone = core.newCaseworker();
        core.by(
                colleague,
                () -> core.covers.cover(
                        caseworker.id(), gone.id(), core.today(), core.today().plusDays(5)));
        assertEquals(
                Optional.of(new Dashboard.Covering("Siân Probert", core.today().plusDays(5))), cover());
        core.withoutRoles(gone);
        assertEquals(Optional.empty(), cover(), "who may work on no case covers none");
    }

    private Optional<Dashboard.Covering> cover() {
        return core.as(parent, () -> core.parties.dashboard(id)).cover();
    }

    @Test
    void whatStaffSetForOneParentHoldsForThatParentAtOnce() {
        Account other = core.newCitizen();
        core.activeParent(caseworker, id, parent);
        core.activeParent(caseworker, id, other);
        Party one = core.as(caseworker, () -> core.people.parties(id)).stream()
                .filter(party -> party.account().equals(parent.id()))
                .findFirst()
                .orElseThrow();
        assertEquals(Visibility.ALL, one.visibility());
        core.by(caseworker, () -> core.people.show(one.id(), new Visibility(false, false, false)));
        Dashboard less = core.as(parent, () -> core.parties.dashboard(id));
        assertEquals(List.of(), less.dates());
        assertFalse(less.visibility().documents());
        assertEquals(Optional.empty(), core.as(parent, () -> core.parties.address(id)));
        assertFalse(core.as(other, () -> core.parties.dashboard(id)).dates().isEmpty());
        assertTrue(core.as(other, () -> core.parties.address(id)).isPresent());
        assertEquals("send.party.visibility-set", core.actions(id).getFirst());
        for (Account no : List.of(parent, core.newManager())) {
            assertThrows(
                    NotPermittedException.class, () -> core.by(no, () -> core.people.show(one.id(), Visibility.ALL)));
        }
    }

    @Test
    void aStrangerAndStaffAndWhoWasRevokedAreRefusedAndTheAuditLogKnows() {
        InvitationId invitation = core.activeParent(caseworker, id, parent);
        core.by(caseworker, () -> core.invitations.revoke(invitation, "A court said so."));
        List<Account> all = List.of(parent, core.newCitizen(), caseworker, core.newManager());
        for (Account none : all) {
            assertThrows(NotPermittedException.class, () -> core.by(none, () -> core.parties.dashboard(id)));
            assertThrows(NotPermittedException.class, () -> core.by(none, () -> core.parties.address(id)));
            assertThrows(NotPermittedException.class, () -> core.by(none, () -> core.access.party(id)));
        }
        assertThrows(NotPermittedException.class, () -> core.parties.dashboard(id), "nor is anybody not signed in");
        assertEquals(3L * all.size(), Collections.frequency(core.actions(id), "send.case.refused"));
        assertThrows(
                NotFoundException.class,
                () -> core.by(parent, () -> core.parties.dashboard(new CaseId(new UUID(9, 9)))));
    }

    @Test
    void compulsorySchoolAgeEndsOnTheLastFridayOfJune() {
        assertEquals(LocalDate.of(2026, 6, 26), SchoolAge.lastDay(LocalDate.of(2009, 9, 1)));
        assertEquals(LocalDate.of(2026, 6, 26), SchoolAge.lastDay(LocalDate.of(2010, 8, 31)));
        assertEquals(LocalDate.of(2027, 6, 25), SchoolAge.lastDay(LocalDate.of(2010, 9, 1)));
        assertEquals(LocalDate.of(2024, 6, 28), SchoolAge.lastDay(LocalDate.of(2008, 2, 29)));
        assertFalse(SchoolAge.isOver(LocalDate.of(2010, 8, 31), LocalDate.of(2026, 6, 26)));
        assertTrue(SchoolAge.isOver(LocalDate.of(2010, 8, 31), LocalDate.of(2026, 6, 27)));
        assertEquals(LocalDate.of(2009, 8, 31), SchoolAge.bornBy(LocalDate.of(2026, 6, 26)));
        assertEquals(LocalDate.of(2010, 8, 31), SchoolAge.bornBy(LocalDate.of(2026, 6, 27)));
        assertEquals(LocalDate.of(2010, 8, 31), SchoolAge.bornBy(LocalDate.of(2027, 1, 1)));
    }
}
