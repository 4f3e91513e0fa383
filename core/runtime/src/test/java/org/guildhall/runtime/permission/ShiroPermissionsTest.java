package org.guildhall.runtime.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.permission.Permission;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.permission.Role;
import org.guildhall.api.session.Actor;
import org.guildhall.runtime.Identity;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Test;

@EachDatabase
class ShiroPermissionsTest {
    private static final Permission DECIDE =
            new Permission("weir:request:decide", "weir.permission.decide", Set.of(Role.FINANCE_OFFICER));
    private static final Permission ALL = new Permission("weir:*", "weir.permission.all", Set.of(Role.TEAM_MANAGER));

    private final Identity identity;
    private final Permissions permissions;

    ShiroPermissionsTest(DatabasePlace place) {
        identity = Identity.of(place);
        permissions = identity.runtime.permissions();
    }

    @Test
    void givesWhatARoleHasWhileItsPortalIsThere() throws Exception {
        Account officer = identity.newAccount(Set.of(Role.FINANCE_OFFICER));
        Account citizen = identity.newAccount();
        try (AutoCloseable declared = permissions.declare(List.of(DECIDE))) {
            assertTrue(declared != null);
            assertTrue(permissions.has(officer.id(), "weir:request:decide"));
            assertFalse(permissions.has(citizen.id(), "weir:request:decide"));
            assertTrue(permissions.declared().contains(DECIDE));
        }
        assertFalse(permissions.has(officer.id(), "weir:request:decide"));
    }

    @Test
    void keepsTheNewVersionsPermissionsWhenTheOldOneGoes() throws Exception {
        Account officer = identity.newAccount(Set.of(Role.FINANCE_OFFICER));
        AutoCloseable old = permissions.declare(List.of(DECIDE));
        AutoCloseable fresh = permissions.declare(List.of(DECIDE));
        old.close();
        assertTrue(permissions.has(officer.id(), "weir:request:decide"));
        fresh.close();
        assertFalse(permissions.has(officer.id(), "weir:request:decide"));
    }

    @Test
    void understandsWildcards() throws Exception {
        Account manager = identity.newAccount(Set.of(Role.TEAM_MANAGER));
        AutoCloseable declared = permissions.declare(List.of(ALL));
        assertTrue(permissions.has(manager.id(), "weir:request:decide"));
        assertTrue(permissions.has(manager.id(), "weir:anything"));
        assertFalse(permissions.has(manager.id(), "lock:request:decide"));
        assertEquals(
                List.of(manager.id()),
                identity.runtime.accounts().withPermission("weir:request:decide").stream()
                        .map(Account::id)
                        .filter(manager.id()::equals)
                        .toList());
        declared.close();
    }

    @Test
    void takesARevokedRoleAwayAtOnce() throws Exception {
        Account officer = identity.newAccount(Set.of(Role.FINANCE_OFFICER));
        AutoCloseable declared = permissions.declare(List.of(DECIDE));
        identity.runtime.actors().callAs(identity.user(officer), () -> {
            assertTrue(permissions.has("weir:request:decide"));
            identity.runtime
                    .actors()
                    .callAs(
                            new Actor.SystemPart("test"),
                            () -> identity.runtime.accounts().assignRoles(officer.id(), Set.of()));
            assertFalse(permissions.has("weir:request:decide"));
            return true;
        });
        declared.close();
    }

    @Test
    void givesNothingToAClosedAccount() {
        Account auditor = identity.newAccount(Set.of(Role.AUDITOR));
        assertTrue(permissions.has(auditor.id(), "audit:read"));
        identity.runtime
                .actors()
                .callAs(
                        new Actor.SystemPart("test"),
                        () -> identity.runtime.accounts().setActive(auditor.id(), false));
        assertFalse(permissions.has(auditor.id(), "audit:read"));
    }

    @Test
    void refusesNobodyEverythingAndTheSystemNothing() {
        assertFalse(permissions.has("audit:read"));
        identity.runtime.actors().callAs(new Actor.SystemPart("test"), () -> {
            permissions.check("audit:read");
            return true;
        });
    }

    @Test
    void auditsARefusalEvenIfTheWorkRollsBack() {
        Account citizen = identity.newAccount();
        assertThrows(
                NotPermittedException.class,
                () -> identity.runtime.actors().callAs(identity.user(citizen), () -> {
                    identity.runtime.transactions().run(sql -> permissions.check("core:portal:change"));
                    return true;
                }));
        assertTrue(identity.runtime.audit().history("permission", "core:portal:change").stream()
                .anyMatch(entry -> entry.action().equals("permission.refused")
                        && entry.actor().contains(citizen.id().toString())));
    }

    @Test
    void namesEachRoleAndPermissionInBothLanguages() {
        for (Role role : identity.runtime.roles().all()) {
            assertTrue(identity.runtime.texts().has(role.textKey()), role.textKey());
        }
        for (Permission permission : StandardRoles.ownPermissions()) {
            assertTrue(identity.runtime.texts().has(permission.textKey()), permission.textKey());
        }
    }
}
