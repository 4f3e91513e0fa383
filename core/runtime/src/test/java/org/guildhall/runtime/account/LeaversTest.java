package org.guildhall.runtime.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.AccountQuery;
import org.guildhall.api.account.AccountState;
import org.guildhall.api.account.HandOver;
import org.guildhall.api.account.WorkInHand;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.permission.Role;
import org.guildhall.api.session.Client;
import org.guildhall.runtime.Identity;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EachDatabase
class LeaversTest {
    private final Identity identity;
    private final KeptAccounts accounts;
    private final List<AccountId> handedOn = new ArrayList<>();
    private boolean failing;
    private final HandOver portal = new HandOver() {
        @Override
        public List<WorkInHand> inHand(AccountId account) {
            return List.of(new WorkInHand("test.cases", 3), new WorkInHand("test.none", 0));
        }

        @Override
        public void handOn(AccountId account) {
            handedOn.add(account);
            if (failing) {
                throw new IllegalStateException("on purpose");
            }
        }
    };

    LeaversTest(DatabasePlace place) {
        identity = Identity.of(place);
        accounts = (KeptAccounts) identity.runtime.accounts();
        accounts.add(portal);
    }

    @AfterEach
    void forget() {
        accounts.remove(portal);
    }

    @Test
    void whoeverLeavesIsLockedOutLosesRolesAndHandsTheirWorkOn() {
        Account leaver = identity.newAccount(Set.of(Role.FINANCE_OFFICER, Role.AUDITOR));
        var session = identity.runtime.sessions().start(leaver.id(), new Client("192.0.2.1", "Firefox"));
        Account administrator = identity.newAccount(Set.of(Role.COUNCIL_ADMINISTRATOR));
        as(administrator, () -> {
            assertEquals(List.of(new WorkInHand("test.cases", 3)), accounts.inHand(leaver.id()));
            return assertEqualsList(List.of(new WorkInHand("test.cases", 3)), accounts.leave(leaver.id()));
        });
        Account left = accounts.find(leaver.id()).orElseThrow();
        assertEquals(AccountState.LEFT, left.state());
        assertEquals(identity.clock.instant(), left.leftAt());
        assertEquals(Set.of(Role.CITIZEN), left.roles());
        assertTrue(identity.runtime.sessions().find(session.id()).isEmpty());
        assertEquals(List.of(leaver.id()), handedOn);
        assertEquals(1L, identity.audited(leaver.id()).get("account.left"));
        Map<String, String> details = identity
                .runtime
                .audit()
                .history("account", leaver.id().toString())
                .stream()
                .filter(entry -> entry.action().equals("account.left"))
                .findFirst()
                .orElseThrow()
                .details();
        assertEquals("auditor citizen finance-officer", details.get("before"));
        assertEquals("3", details.get("handed-on"));

        Account back = as(administrator, () -> accounts.setActive(leaver.id(), true));
        assertEquals(AccountState.ACTIVE, back.state());
        assertNull(back.leftAt());
        assertEquals(Set.of(Role.CITIZEN), back.roles(), "roles are given anew");
    }

    @Test
    void nothingHasHappenedWhereAPortalCannotHandItsWorkOn() {
        Account leaver = identity.newAccount(Set.of(Role.AUDITOR));
        Account administrator = identity.newAccount(Set.of(Role.COUNCIL_ADMINISTRATOR));
        failing = true;
        assertThrows(IllegalStateException.class, () -> as(administrator, () -> accounts.leave(leaver.id())));
        Account still = accounts.find(leaver.id()).orElseThrow();
        assertEquals(AccountState.ACTIVE, still.state());
        assertTrue(still.roles().contains(Role.AUDITOR));
    }

    @Test
    void noAdministratorLocksThemselvesOrSaysThatTheyHaveLeft() {
        for (String role : List.of(Role.COUNCIL_ADMINISTRATOR, Role.PLATFORM_ADMINISTRATOR)) {
            Account administrator = identity.newAccount(Set.of(role));
            RefusedException refused = assertThrows(
                    RefusedException.class,
                    () -> as(administrator, () -> accounts.setActive(administrator.id(), false)));
            assertEquals("account.own-lock", refused.textKey());
            assertEquals(1L, identity.audited(administrator.id()).get("account.lock-refused"));
            assertTrue(accounts.find(administrator.id()).orElseThrow().active());
        }
        Account council = identity.newAccount(Set.of(Role.COUNCIL_ADMINISTRATOR));
        assertThrows(RefusedException.class, () -> as(council, () -> accounts.leave(council.id())));
        Account citizen = identity.newAccount();
        assertFalse(as(citizen, () -> accounts.setActive(citizen.id(), false)).active(), "what is their own");
    }

    @Test
    void theLastAdministratorCannotLeave() {
        Account only = identity.newAccount(Set.of(Role.COUNCIL_ADMINISTRATOR));
        List<AccountId> others = new ArrayList<>();
        asSystem(() -> {
            accounts.search(AccountQuery.withRole(Role.COUNCIL_ADMINISTRATOR), 0, 1000).stream()
                    .filter(Account::active)
                    .map(Account::id)
                    .filter(id -> !id.equals(only.id()))
                    .forEach(others::add);
            others.forEach(id -> accounts.setActive(id, false));
            return "";
        });
        RefusedException refused =
                assertThrows(RefusedException.class, () -> asSystem(() -> accounts.leave(only.id())));
        assertEquals("account.last-administrator", refused.textKey());
        assertTrue(accounts.find(only.id()).orElseThrow().roles().contains(Role.COUNCIL_ADMINISTRATOR));
        asSystem(() -> {
            others.forEach(id -> accounts.setActive(id, true));
            return "";
        });
    }

    @Test
    void onlyThoseWhoManageAccountsMay() {
        Account leaver = identity.newAccount(Set.of(Role.AUDITOR));
        for (String role : List.of(Role.AUDITOR, Role.PLATFORM_ADMINISTRATOR, Role.FINANCE_OFFICER)) {
            Account other = identity.newAccount(Set.of(role));
            assertThrows(NotPermittedException.class, () -> as(other, () -> accounts.leave(leaver.id())));
            assertThrows(NotPermittedException.class, () -> as(other, () -> accounts.inHand(leaver.id())));
        }
        assertTrue(accounts.find(leaver.id()).orElseThrow().active());
    }

    @Test
    void findsByNameStateAndRoleAPageAtATime() {
        String name = "Zeb" + UUID.randomUUID().toString().replace("-", "");
        List<Account> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Account account = identity.newAccount(name + i + "@example.org");
            asSystem(() -> accounts.changeDetails(account.id(), identity.details(name, "Quill" + made.size())));
            made.add(account);
        }
        asSystem(() -> accounts.assignRoles(made.get(0).id(), Set.of(Role.AUDITOR)));
        asSystem(() -> accounts.setActive(made.get(1).id(), false));
        asSystem(() -> accounts.leave(made.get(2).id()));
        as(identity.newAccount(Set.of(Role.PLATFORM_ADMINISTRATOR)), () -> {
            assertEquals(5, accounts.count(new AccountQuery(name, null, null)));
            assertEquals(ids(made, 2, 3), found(new AccountQuery(name, null, null), 2, 2));
            assertEquals(ids(made, 1), found(new AccountQuery(name, AccountState.LOCKED, null), 0, 9));
            assertEquals(ids(made, 2), found(new AccountQuery(name, AccountState.LEFT, null), 0, 9));
            assertEquals(ids(made, 0, 3, 4), found(new AccountQuery(name, AccountState.ACTIVE, null), 0, 9));
            assertEquals(ids(made, 0), found(new AccountQuery(name, null, Role.AUDITOR), 0, 9));
            assertEquals(1, accounts.count(new AccountQuery(name, AccountState.ACTIVE, Role.AUDITOR)));
            return "";
        });
        assertThrows(
                NotPermittedException.class,
                () -> as(made.get(3), () -> accounts.count(new AccountQuery("", null, null))));
    }

    @Test
    void tellsWhenSomebodySignedInLastToThoseWhoMaySeeAccounts() {
        Account person = identity.newAccount();
        Account never = identity.newAccount();
        identity.runtime.sessions().start(person.id(), new Client("192.0.2.1", "Firefox"));
        identity.clock.advance(java.time.Duration.ofHours(1));
        identity.runtime.sessions().start(person.id(), new Client("192.0.2.1", "Firefox"));
        as(identity.newAccount(Set.of(Role.PLATFORM_ADMINISTRATOR)), () -> {
            assertEquals(
                    Map.of(person.id(), identity.clock.instant()),
                    identity.runtime.sessions().lastSignIns(List.of(person.id(), never.id())));
            assertEquals(Map.of(), identity.runtime.sessions().lastSignIns(List.of()));
            return "";
        });
        assertThrows(
                NotPermittedException.class,
                () -> as(person, () -> identity.runtime.sessions().lastSignIns(List.of(never.id()))));
        assertNotNull(never);
    }

    private List<AccountId> found(AccountQuery query, int offset, int limit) {
        return accounts.search(query, offset, limit).stream().map(Account::id).toList();
    }

    private static List<AccountId> ids(List<Account> made, int... which) {
        return java.util.Arrays.stream(which)
                .mapToObj(index -> made.get(index).id())
                .toList();
    }

    private static String assertEqualsList(List<?> expected, List<?> actual) {
        assertEquals(expected, actual);
        return "";
    }

    private <T extends @Nullable Object> T as(Account account, Supplier<T> work) {
        return identity.runtime.actors().callAs(identity.user(account), work);
    }

    private <T extends @Nullable Object> T asSystem(Supplier<T> work) {
        return identity.runtime.actors().callAs(new org.guildhall.api.session.Actor.SystemPart("test"), work);
    }
}
