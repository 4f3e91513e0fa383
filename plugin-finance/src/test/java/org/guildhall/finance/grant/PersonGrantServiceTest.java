package org.guildhall.finance.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.person.AccessGrant;
import org.guildhall.api.person.Person;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.finance.request.Requests;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Officers see who may read a person's documents, and end it. */
@EachDatabase
class PersonGrantServiceTest {
    private static final String ENDED = "The power of attorney has ended";

    private final FinanceFixture core;
    private final Account officer;
    private final Account holder;
    private final Person rose;

    PersonGrantServiceTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
        officer = core.newOfficer();
        holder = core.newCitizen();
        rose = core.person("Rose", "Hill", LocalDate.of(1941, 3, 9), Requests.MILL_LANE);
    }

    @Test
    @Tag("F13")
    void revokingLeavesTheHolderNoOtherWayToThePersonsDocuments() {
        UUID first = core.grant(rose, holder, "poa", Set.of("invoice"));
        core.grant(rose, holder, "deputy", Set.of());
        Account joint = core.newCitizen();
        core.grant(rose, joint, "poa", Set.of());
        Person tom = core.person("Tom", "Hill", LocalDate.of(1939, 5, 1), Requests.MILL_LANE);
        core.grant(tom, holder, "poa", Set.of());
        revoke(officer, first);
        assertFalse(core.grants.allows(holder.id(), rose.id(), "finance", "invoice"));
        assertTrue(core.grants.allows(joint.id(), rose.id(), "finance", "invoice"), "of another holder");
        assertTrue(core.grants.allows(holder.id(), tom.id(), "finance", "invoice"), "on another person");
        assertEquals(
                List.of(ENDED, ENDED),
                core.grants.on(rose.id(), "finance").stream()
                        .filter(grant -> grant.holder().equals(holder.id()))
                        .map(AccessGrant::revocationReason)
                        .toList());
    }

    @Test
    @Tag("F13")
    void whatWasRevokedIsNotRevokedAgainAndNobodyButOfficersRevokes() {
        UUID grant = core.grant(rose, holder, "poa", Set.of());
        assertThrows(NotPermittedException.class, () -> revoke(holder, grant));
        revoke(officer, grant);
        RefusedException again = assertThrows(RefusedException.class, () -> revoke(officer, grant));
        assertEquals("finance.grant.already-revoked", again.textKey());
    }

    @Test
    @Tag("C9")
    void nobodyWithoutThePermissionSeesWhoMayReadWhat() {
        for (Supplier<?> attempt : List.<Supplier<?>>of(
                () -> core.personGrants.search("Hill"),
                () -> core.personGrants.person(rose.id()),
                () -> core.personGrants.on(rose.id()))) {
            assertThrows(NotPermittedException.class, () -> core.as(holder, attempt));
            assertThrows(NotPermittedException.class, attempt::get);
        }
    }

    @Test
    @Tag("A5")
    @Tag("F13")
    void aReasonBeingTypedIsKeptForItsOfficerUntilItIsSent() {
        UUID grant = core.grant(rose, holder, "poa", Set.of());
        Answers typed = Answers.NONE.with("reason", "The power of");
        core.as(officer, () -> {
            core.personGrants.keepReason(grant, typed);
            assertEquals(typed, core.personGrants.typedReason(grant));
            return true;
        });
        assertEquals(Answers.NONE, core.as(core.newOfficer(), () -> core.personGrants.typedReason(grant)));
        assertThrows(NotPermittedException.class, () -> core.as(holder, () -> core.personGrants.typedReason(grant)));
        revoke(officer, grant);
        core.as(officer, () -> {
            core.personGrants.keepReason(grant, typed);
            assertEquals(Answers.NONE, core.personGrants.typedReason(grant), "there is nothing to end any more");
            return true;
        });
    }

    private void revoke(Account who, UUID grant) {
        core.as(who, () -> {
            core.personGrants.revoke(grant, ENDED);
            return true;
        });
    }
}
