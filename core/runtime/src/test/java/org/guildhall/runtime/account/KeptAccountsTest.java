package org.guildhall.runtime.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.persistence.internal.weaving.PersistenceWeaved;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.account.NewAccount;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.account.Profession;
import org.guildhall.api.address.Address;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.password.HashedPassword;
import org.guildhall.api.permission.Role;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Client;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.Identity;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class KeptAccountsTest {
    private static final HashedPassword HASH = new HashedPassword("not asked for", "composed-12");

    private final Identity identity;
    private final Accounts accounts;

    KeptAccountsTest(DatabasePlace place) {
        identity = Identity.of(place);
        accounts = identity.runtime.accounts();
    }

    @Test
    void keepsAllThatAPersonSays() {
        AccountDetails details = new AccountDetails(
                new PersonName("Siân", "O'Neill-Ŵyn"),
                "01632 960 002",
                new Address(
                        "Mill House", "3a", "Long Lane", "Eastside", "Weirton", "Weirshire", "WR1 2AB", "100012345678"),
                new Profession("Weir School", "Head teacher", "01632 960 003", "Education"),
                Texts.WELSH);
        Account made = accounts.create(new NewAccount("  Sian@Example.ORG ", details, HASH));
        Account found = accounts.find(made.id()).orElseThrow();
        assertEquals(made, found);
        assertEquals("sian@example.org", found.email());
        assertEquals(details, found.details());
        assertEquals(Set.of(Role.CITIZEN), found.roles());
        assertTrue(found.professional());
        assertEquals(Optional.of(found), accounts.findByEmail("SIAN@example.org"));
        assertEquals(Map.of("account.created", 1L), identity.audited(made.id()));
    }

    @Test
    void weavesItsEntities() {
        assertInstanceOf(
                PersistenceWeaved.class,
                new AccountEntity(
                        made().id(), "woven@example.org", identity.details("A", "B"), identity.clock.instant()));
    }

    @Test
    void refusesASecondAccountOfAnAddress() {
        Account first = made();
        RefusedException refused = assertThrows(RefusedException.class, () -> identity.newAccount(first.email()));
        assertEquals("account.email.taken", refused.textKey());
    }

    @Test
    void makesOneAccountOfTwoRegistrationsAtOnce() throws Exception {
        String email = identity.newEmail();
        Callable<Boolean> register = () -> {
            try {
                accounts.create(new NewAccount(email, identity.details("A", "B"), HASH));
                return true;
            } catch (RefusedException e) {
                return false;
            }
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> tries = threads.invokeAll(List.of(register, register, register, register));
            int made = 0;
            for (Future<Boolean> each : tries) {
                made += each.get() ? 1 : 0;
            }
            assertEquals(1, made);
        }
    }

    @Test
    void letsPeopleChangeTheirOwnDetailsOnly() {
        Account own = made();
        Account other = made();
        AccountDetails changed = identity.details("Ada", "Weir");
        identity.runtime.actors().callAs(identity.user(own), () -> {
            assertEquals(changed, accounts.changeDetails(own.id(), changed).details());
            return assertThrows(NotPermittedException.class, () -> accounts.changeDetails(other.id(), changed));
        });
        assertEquals(
                "Ada Weir",
                accounts.find(own.id()).orElseThrow().details().name().full());
        assertEquals(
                "Ada Marlow",
                accounts.find(other.id()).orElseThrow().details().name().full());
    }

    @Test
    @Tag("H10")
    void keepsWhatPeopleWereCalledBefore() {
        Account own = made();
        AccountDetails weir = identity.details("Ada", "Weir");
        identity.runtime.actors().callAs(identity.user(own), () -> {
            accounts.changeDetails(own.id(), weir);
            identity.clock.advance(java.time.Duration.ofMinutes(1));
            // another telephone number is not another name
            accounts.changeDetails(
                    own.id(),
                    new AccountDetails(
                            weir.name(), "01632 960999", weir.address(), weir.profession(), weir.language()));
            return accounts.changeDetails(own.id(), identity.details("Ada", "Lock"));
        });
        assertEquals(
                List.of("Ada Weir", "Ada Marlow"),
                accounts.formerNames(own.id()).stream().map(PersonName::full).toList());
        assertEquals(List.of(), accounts.formerNames(made().id()));
    }

    @Test
    void refusesEveryChangeByNobody() {
        Account account = made();
        assertThrows(
                NotPermittedException.class,
                () -> accounts.changeDetails(account.id(), identity.details("No", "Body")));
        assertThrows(NotPermittedException.class, () -> accounts.setActive(account.id(), false));
        assertThrows(NotPermittedException.class, () -> accounts.assignRoles(account.id(), Set.of(Role.AUDITOR)));
        assertThrows(NotPermittedException.class, () -> accounts.changeEmail(account.id(), "x@example.org"));
    }

    @Test
    void changesAnAddressUnlessAnotherAccountHasIt() {
        Account own = made();
        Account other = made();
        String fresh = identity.newEmail();
        identity.runtime.actors().callAs(identity.user(own), () -> {
            assertEquals(
                    fresh,
                    accounts.changeEmail(own.id(), fresh.toUpperCase(Locale.ROOT))
                            .email());
            return assertThrows(RefusedException.class, () -> accounts.changeEmail(own.id(), other.email()));
        });
        assertEquals(own.id(), accounts.findByEmail(fresh).orElseThrow().id());
        assertTrue(accounts.findByEmail(own.email()).isEmpty());
    }

    @Test
    void assignsRolesAndAuditsThem() {
        Account account = made();
        asSystem(() -> accounts.assignRoles(account.id(), Set.of(Role.FINANCE_OFFICER, Role.AUDITOR)));
        assertEquals(
                Set.of(Role.CITIZEN, Role.FINANCE_OFFICER, Role.AUDITOR),
                accounts.find(account.id()).orElseThrow().roles());
        asSystem(() -> accounts.assignRoles(account.id(), Set.of(Role.FINANCE_OFFICER)));
        assertEquals(
                Set.of(Role.CITIZEN, Role.FINANCE_OFFICER),
                accounts.find(account.id()).orElseThrow().roles());
        assertEquals(2L, identity.audited(account.id()).get("account.roles.assigned"));
        assertThrows(
                IllegalArgumentException.class,
                () -> asSystem(() -> accounts.assignRoles(account.id(), Set.of("emperor"))));
    }

    @Test
    void letsNobodyChangeTheirOwnRoles() {
        Account administrator = identity.newAccount(Set.of(Role.COUNCIL_ADMINISTRATOR, Role.PLATFORM_ADMINISTRATOR));
        identity.runtime.actors().callAs(identity.user(administrator), () -> {
            assertEquals(Set.of(), accounts.assignableRoles(administrator.id()));
            RefusedException refused = assertThrows(
                    RefusedException.class,
                    () -> accounts.assignRoles(
                            administrator.id(), Set.of(Role.COUNCIL_ADMINISTRATOR, Role.FINANCE_OFFICER)));
            assertEquals("account.own-roles", refused.textKey());
            return true;
        });
        assertEquals(
                administrator.roles(),
                accounts.find(administrator.id()).orElseThrow().roles());
        assertEquals(1L, identity.audited(administrator.id()).get("account.roles.refused"));
    }

    @Test
    void leavesRolesThatSeeCasesToTheCouncilAdministrator() {
        Account platform = identity.newAccount(Set.of(Role.PLATFORM_ADMINISTRATOR));
        Account council = identity.newAccount(Set.of(Role.COUNCIL_ADMINISTRATOR));
        Account officer = identity.newAccount(Set.of(Role.FINANCE_OFFICER));
        identity.runtime.actors().callAs(identity.user(platform), () -> {
            for (String role : List.of(Role.CASEWORKER, Role.LADO_OFFICER, Role.COUNCIL_ADMINISTRATOR)) {
                assertThrows(
                        NotPermittedException.class,
                        () -> accounts.assignRoles(officer.id(), Set.of(Role.FINANCE_OFFICER, role)));
                assertFalse(accounts.assignableRoles(officer.id()).contains(role));
            }
            assertThrows(NotPermittedException.class, () -> accounts.assignRoles(officer.id(), Set.of()));
            return accounts.assignRoles(officer.id(), Set.of(Role.FINANCE_OFFICER, Role.AUDITOR));
        });
        identity.runtime.actors().callAs(identity.user(council), () -> {
            assertTrue(accounts.assignableRoles(officer.id()).contains(Role.CASEWORKER));
            return accounts.assignRoles(officer.id(), Set.of(Role.CASEWORKER));
        });
        assertEquals(
                Set.of(Role.CITIZEN, Role.CASEWORKER),
                accounts.find(officer.id()).orElseThrow().roles());
    }

    @Test
    void keepsTheLastOneWhoCanAssignRoles() {
        asSystem(() -> {
            for (Account each : accounts.withPermission("role:assign")) {
                identity.runtime
                        .transactions()
                        .run(sql -> sql.update(
                                "DELETE FROM core.account_role WHERE account_id = ? AND role <> 'citizen'",
                                each.id().value()));
            }
            return null;
        });
        Account only = identity.newAccount(Set.of(Role.COUNCIL_ADMINISTRATOR));
        RefusedException refused =
                assertThrows(RefusedException.class, () -> asSystem(() -> accounts.assignRoles(only.id(), Set.of())));
        assertEquals("account.last-administrator", refused.textKey());
        assertThrows(RefusedException.class, () -> asSystem(() -> accounts.setActive(only.id(), false)));
        identity.newAccount(Set.of(Role.PLATFORM_ADMINISTRATOR));
        assertThrows(RefusedException.class, () -> asSystem(() -> accounts.assignRoles(only.id(), Set.of())));
        identity.newAccount(Set.of(Role.COUNCIL_ADMINISTRATOR));
        asSystem(() -> accounts.assignRoles(only.id(), Set.of()));
    }

    @Test
    void endsTheSessionsOfAnAccountThatCloses() {
        Account account = made();
        var session = identity.runtime.sessions().start(account.id(), new Client("192.0.2.1", "Firefox"));
        identity.runtime.actors().callAs(identity.user(account), () -> accounts.setActive(account.id(), false));
        assertTrue(identity.runtime.sessions().find(session.id()).isEmpty());
        assertFalse(accounts.find(account.id()).orElseThrow().active());
    }

    @Test
    void tellsTheirHoldersThatAccountsCloseAndOpenAndWhatTheyMayDo() {
        Account account = made();
        Account administrator = identity.newAccount(Set.of(Role.COUNCIL_ADMINISTRATOR, Role.PLATFORM_ADMINISTRATOR));
        assertEquals(0, identity.mailsTo(administrator.email(), "roles"), "no mail about what a setup gives");
        identity.runtime.actors().callAs(identity.user(administrator), () -> {
            accounts.setActive(account.id(), false);
            accounts.setActive(account.id(), false);
            assertTrue(identity.mailTo(account.email()).subject().contains("locked"));
            accounts.setActive(account.id(), true);
            accounts.assignRoles(account.id(), Set.of(Role.AUDITOR));
            return accounts.assignRoles(account.id(), Set.of(Role.AUDITOR));
        });
        assertEquals(1, identity.mailsTo(account.email(), "was locked"));
        assertEquals(1, identity.mailsTo(account.email(), "is unlocked"));
        assertEquals(1, identity.mailsTo(account.email(), "roles have changed"));
        String roles = identity.mailTo(account.email()).text();
        assertTrue(roles.contains("Citizen, Auditor"), roles);
    }

    @Test
    void findsAccountsByPartsOfNameAndAddress() {
        Account account = accounts.create(
                new NewAccount("zeb.100%_sure@example.org", identity.details("Zebedee", "Quill"), HASH));
        asSystem(() -> {
            assertEquals(List.of(account), accounts.search("bedee QUI", 10));
            assertEquals(List.of(account), accounts.search("100%_sure", 10));
            assertEquals(List.of(), accounts.search("zeb%quill", 10));
            assertEquals(1, accounts.search("example.org", 1).size());
            return true;
        });
    }

    @Test
    void letsAdministratorsAndAuditorsAloneSearchAccounts() {
        Account citizen = made();
        assertThrows(NotPermittedException.class, () -> accounts.search(citizen.email(), 10));
        identity.runtime
                .actors()
                .callAs(
                        identity.user(citizen),
                        () -> assertThrows(NotPermittedException.class, () -> accounts.search(citizen.email(), 10)));
        for (String role : List.of(Role.AUDITOR, Role.PLATFORM_ADMINISTRATOR)) {
            assertEquals(
                    List.of(citizen),
                    identity.runtime
                            .actors()
                            .callAs(
                                    identity.user(identity.newAccount(Set.of(role))),
                                    () -> accounts.search(citizen.email(), 10)));
        }
    }

    @Test
    void findsWhoHasAPermission() {
        Account auditor = identity.newAccount(Set.of(Role.AUDITOR));
        Account closed = identity.newAccount(Set.of(Role.AUDITOR));
        asSystem(() -> accounts.setActive(closed.id(), false));
        List<Account> found = accounts.withPermission("audit:read");
        assertTrue(found.stream().anyMatch(each -> each.id().equals(auditor.id())));
        assertFalse(found.stream().anyMatch(each -> each.id().equals(closed.id())));
        assertEquals(List.of(), accounts.withPermission("no:such:right"));
    }

    @Test
    void leavesNeitherMailNorAuditEntryNorAccountWhenTheWorkThrows() {
        String email = identity.newEmail();
        assertThrows(
                ArithmeticException.class,
                () -> identity.runtime.transactions().run(sql -> {
                    accounts.create(new NewAccount(email, identity.details("A", "B"), HASH));
                    identity.runtime
                            .mails(KeptAccounts.class)
                            .send(new NewMail(email, "password-changed", Texts.ENGLISH, Map.of("name", "A")));
                    identity.runtime.audit().record(NewAuditEntry.of("test.thrown", "test", email));
                    throw new ArithmeticException("after all of it");
                }));
        assertTrue(accounts.findByEmail(email).isEmpty());
        assertEquals(0, identity.count("SELECT count(*) FROM core.outbox WHERE recipient = ?", email));
        assertEquals(0, identity.count("SELECT count(*) FROM core.audit_entry WHERE subject_id = ?", email));
        assertEquals(List.of(), identity.runtime.audit().history("test", email));
    }

    private Account made() {
        return accounts.create(new NewAccount(identity.newEmail(), identity.details("Ada", "Marlow"), HASH));
    }

    private <T extends @org.jspecify.annotations.Nullable Object> T asSystem(java.util.function.Supplier<T> work) {
        return identity.runtime.actors().callAs(new Actor.SystemPart("test"), work);
    }
}
