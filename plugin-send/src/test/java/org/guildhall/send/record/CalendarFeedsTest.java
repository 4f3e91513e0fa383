package org.guildhall.send.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.send.SendFixture;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A secret address shows what its party sees, and nothing to anybody once it was taken away. */
@EachDatabase
@Tag("G5")
class CalendarFeedsTest {
    private final SendFixture core;
    private final Account caseworker;
    private final Account parent;
    private final CaseId id;

    CalendarFeedsTest(DatabasePlace place) {
        core = SendFixture.of(place);
        caseworker = core.newCaseworker();
        parent = core.newCitizen();
        id = core.open(caseworker);
    }

    @Test
    void anAddressShowsTheDatesAndNamesNoChild() {
        core.activeParent(caseworker, id, parent);
        assertEquals(Optional.empty(), core.as(parent, () -> core.feeds.madeAt(id)));
        String token = made();
        String calendar = core.feeds.read(token).orElseThrow();
        assertTrue(calendar.contains("BEGIN:VEVENT"), calendar);
        assertFalse(calendar.contains("Robin"), calendar);
        assertTrue(core.as(parent, () -> core.feeds.madeAt(id)).isPresent());
    }

    @Test
    void aNewAddressEndsTheOneBefore() {
        core.activeParent(caseworker, id, parent);
        String first = made();
        String second = made();
        assertEquals(Optional.empty(), core.feeds.read(first));
        assertTrue(core.feeds.read(second).isPresent());
        core.by(parent, () -> core.feeds.revoke(id));
        assertEquals(Optional.empty(), core.feeds.read(second));
        assertEquals(Optional.empty(), core.as(parent, () -> core.feeds.madeAt(id)));
    }

    @Test
    void nothingIsShownWithTheSightOfTheCaseGone() {
        InvitationId invitation = core.activeParent(caseworker, id, parent);
        String token = made();
        PartyId party =
                core.as(caseworker, () -> core.people.parties(id)).getFirst().id();
        core.by(caseworker, () -> core.people.show(party, new Visibility(false, true, true)));
        assertFalse(core.feeds.read(token).orElseThrow().contains("BEGIN:VEVENT"));
        core.by(caseworker, () -> core.invitations.revoke(invitation, "A court order"));
        assertEquals(Optional.empty(), core.feeds.read(token));
        assertThrows(NotPermittedException.class, () -> core.as(parent, () -> core.feeds.make(id)));
        assertEquals(Optional.empty(), core.feeds.read("no-such-address"));
    }

    @Test
    void anAddressGoesWithItsCase() {
        core.activeParent(caseworker, id, parent);
        String token = made();
        core.calendarsOfCase.delete(id);
        assertEquals(Optional.empty(), core.feeds.read(token));
        assertEquals(Optional.empty(), core.as(parent, () -> core.feeds.madeAt(id)));
    }

    private String made() {
        String address = core.as(parent, () -> core.feeds.make(id));
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
