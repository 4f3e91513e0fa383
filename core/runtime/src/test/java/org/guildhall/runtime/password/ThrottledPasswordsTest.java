package org.guildhall.runtime.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.password.HashedPassword;
import org.guildhall.api.password.PasswordCheck;
import org.guildhall.api.password.PasswordOwner;
import org.guildhall.api.password.Passwords;
import org.guildhall.api.session.Client;
import org.guildhall.runtime.Identity;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Test;

@EachDatabase
class ThrottledPasswordsTest {
    private final Identity identity;
    private final Passwords passwords;

    ThrottledPasswordsTest(DatabasePlace place) {
        identity = Identity.of(place);
        passwords = identity.runtime.passwords();
    }

    @Test
    void hashesWithArgon2id() {
        HashedPassword hash =
                passwords.hash(passwords.standard(), Identity.PASSWORD, new PasswordOwner("A", "B", "c@example.org"));
        assertTrue(hash.encoded().startsWith("$shiro2$argon2id$v=19$t=2,m=19456,p=1$"), "argon2id");
        assertEquals("composed-12", hash.policy());
        assertThrows(
                InvalidInputException.class,
                () -> passwords.hash(passwords.standard(), "short", new PasswordOwner("A", "B", "c@example.org")));
    }

    @Test
    void acceptsTheRightPasswordHoweverItIsComposed() {
        Account account = identity.newAccount();
        PasswordCheck check = passwords.check(
                " " + account.email().toUpperCase(java.util.Locale.ROOT), "Ｌantern4 over the weir", client());
        assertEquals(new PasswordCheck.Accepted(account.id(), "composed-12"), check);
    }

    @Test
    void answersAlikeForAWrongPasswordAndAnUnknownAddress() {
        Account account = identity.newAccount();
        assertEquals(new PasswordCheck.Wrong(), passwords.check(account.email(), "Wrong4 over the weir", client()));
        assertEquals(new PasswordCheck.Wrong(), passwords.check("nobody@example.org", Identity.PASSWORD, client()));
        assertEquals(new PasswordCheck.Wrong(), passwords.check("nobody@example.org", "x".repeat(100_000), client()));
    }

    @Test
    void letsNobodyIntoAClosedAccount() {
        Account account = identity.newAccount();
        identity.runtime
                .actors()
                .callAs(
                        identity.user(account),
                        () -> identity.runtime.accounts().setActive(account.id(), false));
        assertEquals(new PasswordCheck.Closed(), passwords.check(account.email(), Identity.PASSWORD, client()));
        assertEquals(
                new PasswordCheck.Wrong(),
                passwords.check(account.email(), "Wrong4 over the weir", client()),
                "only who knows the password is told that the account is closed");
        assertEquals(
                Map.of(
                        "account.created", 1L,
                        "account.closed", 1L,
                        "account.password.closed", 1L,
                        "account.password.wrong", 1L),
                identity.audited(account.id()));
    }

    @Test
    void recordsTriesWithoutAnAccountByAKeyedHashOfWhatWasTyped() {
        String email = identity.newEmail();
        long before = refusedWithoutAnAccount();
        passwords.check(email, Identity.PASSWORD, client());
        assertEquals(before + 1, refusedWithoutAnAccount());
        passwords.check(email.toUpperCase(java.util.Locale.ROOT), "another", client());
        assertEquals(before + 1, refusedWithoutAnAccount(), "the same address is known again");
        passwords.check(identity.newEmail(), Identity.PASSWORD, client());
        assertEquals(before + 2, refusedWithoutAnAccount());
        assertEquals(0, identity.count("SELECT count(*) FROM core.audit_entry WHERE subject_id = ?", email));
    }

    @Test
    void makesFurtherTriesWaitLongerAndLonger() {
        Account account = identity.newAccount();
        for (int tries = 0; tries < ThrottledPasswords.FREE_PER_ACCOUNT; tries++) {
            assertEquals(new PasswordCheck.Wrong(), wrong(account));
        }
        Duration first = wait(account);
        assertEquals(first, Duration.ofSeconds(10));
        assertInstanceOf(PasswordCheck.TooMany.class, passwords.check(account.email(), Identity.PASSWORD, client()));
        identity.clock.advance(first);
        assertEquals(new PasswordCheck.Wrong(), wrong(account));
        assertEquals(Duration.ofSeconds(20), wait(account));
        for (int tries = 0; tries < 12; tries++) {
            identity.clock.advance(wait(account));
            assertEquals(new PasswordCheck.Wrong(), wrong(account));
        }
        assertEquals(Duration.ofMinutes(15), wait(account));
        identity.clock.advance(Duration.ofMinutes(15));
        assertInstanceOf(PasswordCheck.Accepted.class, passwords.check(account.email(), Identity.PASSWORD, client()));
        assertEquals(new PasswordCheck.Wrong(), wrong(account));
    }

    @Test
    void throttlesAnUnknownAddressAlike() {
        String email = identity.newEmail();
        for (int tries = 0; tries < ThrottledPasswords.FREE_PER_ACCOUNT; tries++) {
            assertEquals(new PasswordCheck.Wrong(), passwords.check(email, "Wrong4 over the weir", client()));
        }
        assertInstanceOf(PasswordCheck.TooMany.class, passwords.check(email, "Wrong4 over the weir", client()));
        assertEquals(0, identity.mailsTo(email, "trying to sign in"));
    }

    @Test
    void tellsTheOwnerOnceADay() {
        Account account = identity.newAccount();
        for (int tries = 0; tries < ThrottledPasswords.FREE_PER_ACCOUNT + 3; tries++) {
            wrong(account);
            identity.clock.advance(Duration.ofMinutes(16));
        }
        assertEquals(1, identity.mailsTo(account.email(), "trying to sign in"));
    }

    @Test
    void letsTheOwnerInFromWhereTheyUsuallyAreWhileAStrangerGuesses() {
        Account account = identity.newAccount();
        String home = client();
        identity.runtime.sessions().start(account.id(), new Client(home, "Firefox"));
        for (int tries = 0; tries <= ThrottledPasswords.FREE_PER_ACCOUNT; tries++) {
            wrong(account);
        }
        assertInstanceOf(PasswordCheck.TooMany.class, wrong(account));
        assertInstanceOf(PasswordCheck.Accepted.class, passwords.check(account.email(), Identity.PASSWORD, home));
    }

    @Test
    void throttlesAClientThatTriesManyAddresses() {
        String client = client();
        for (int tries = 0; tries < ThrottledPasswords.FREE_PER_ADDRESS; tries++) {
            assertEquals(new PasswordCheck.Wrong(), passwords.check(identity.newEmail(), "Wrong4 over weir", client));
        }
        assertInstanceOf(PasswordCheck.TooMany.class, passwords.check(identity.newEmail(), "Wrong4 over weir", client));
        Account account = identity.newAccount();
        assertInstanceOf(PasswordCheck.Accepted.class, passwords.check(account.email(), Identity.PASSWORD, client()));
    }

    @Test
    void throttlesANetworkOfIpv6AsOneClient() {
        for (int tries = 0; tries < ThrottledPasswords.FREE_PER_ADDRESS; tries++) {
            String client = "2001:db8:7:1::" + Integer.toHexString(tries + 1);
            assertEquals(new PasswordCheck.Wrong(), passwords.check(identity.newEmail(), "Wrong4 over weir", client));
        }
        assertInstanceOf(
                PasswordCheck.TooMany.class,
                passwords.check(identity.newEmail(), "Wrong4 over weir", "2001:db8:7:1:ffff:ffff:ffff:ffff"));
        assertEquals(
                new PasswordCheck.Wrong(),
                passwords.check(identity.newEmail(), "Wrong4 over weir", "2001:db8:7:2::1"),
                "the neighbours");
    }

    @Test
    void knowsTheNetworkThatTheOwnerUsuallyComesFrom() {
        Account account = identity.newAccount();
        identity.runtime.sessions().start(account.id(), new Client("2001:db8:8:1::aa", "Firefox"));
        for (int tries = 0; tries < ThrottledPasswords.FREE_PER_ACCOUNT; tries++) {
            wrong(account);
        }
        assertInstanceOf(PasswordCheck.TooMany.class, wrong(account));
        assertInstanceOf(
                PasswordCheck.Accepted.class,
                passwords.check(account.email(), Identity.PASSWORD, "2001:db8:8:1::bb"),
                "with the address of another day");
    }

    @Test
    void doesAsMuchWhereThereIsNobodyToBeTold() {
        String email = identity.newEmail();
        long before = throttledWithoutAnAccount();
        for (int tries = 0; tries < ThrottledPasswords.FREE_PER_ACCOUNT; tries++) {
            passwords.check(email, "Wrong4 over the weir", client());
        }
        assertEquals(before + 1, throttledWithoutAnAccount());
        assertEquals(0, identity.mailsTo(email, "trying to sign in"));
        assertEquals(0, identity.count("SELECT count(*) FROM core.outbox WHERE recipient = ?", "nobody@example.org"));
    }

    @Test
    void letsAClientThatHasToWaitMakeNoAccountWait() {
        String client = client();
        for (int tries = 0; tries < ThrottledPasswords.FREE_PER_ADDRESS; tries++) {
            passwords.check(identity.newEmail(), "Wrong4 over weir", client);
        }
        Account account = identity.newAccount();
        for (int tries = 0; tries <= ThrottledPasswords.FREE_PER_ACCOUNT; tries++) {
            assertInstanceOf(PasswordCheck.TooMany.class, passwords.check(account.email(), "Wrong4 over weir", client));
        }
        assertInstanceOf(PasswordCheck.Accepted.class, passwords.check(account.email(), Identity.PASSWORD, client()));
        assertEquals(0, identity.mailsTo(account.email(), "trying to sign in"));
    }

    @Test
    void countsNoTryAgainstTheClientWhileTheAccountWaits() {
        Account waiting = identity.newAccount();
        for (int tries = 0; tries < ThrottledPasswords.FREE_PER_ACCOUNT; tries++) {
            wrong(waiting);
        }
        String client = client();
        for (int tries = 0; tries <= ThrottledPasswords.FREE_PER_ADDRESS; tries++) {
            assertInstanceOf(PasswordCheck.TooMany.class, passwords.check(waiting.email(), "Wrong4 over weir", client));
        }
        Account other = identity.newAccount();
        assertInstanceOf(PasswordCheck.Accepted.class, passwords.check(other.email(), Identity.PASSWORD, client));
    }

    @Test
    void letsTheOwnerInAtOnceWithANewPasswordWhereverTheyAre() {
        Account account = identity.newAccount();
        String home = client();
        identity.runtime.sessions().start(account.id(), new Client(home, "Firefox"));
        for (int tries = 0; tries < ThrottledPasswords.FREE_PER_ACCOUNT; tries++) {
            wrong(account);
            passwords.check(account.email(), "Wrong4 over the weir", home);
        }
        assertInstanceOf(PasswordCheck.TooMany.class, passwords.check(account.email(), Identity.PASSWORD, home));
        assertInstanceOf(PasswordCheck.TooMany.class, passwords.check(account.email(), Identity.PASSWORD, client()));
        assertEquals(Set.of(), change(account, "Lantern5 over the weir"));
        assertInstanceOf(
                PasswordCheck.Accepted.class, passwords.check(account.email(), "Lantern5 over the weir", home));
        assertInstanceOf(
                PasswordCheck.Accepted.class, passwords.check(account.email(), "Lantern5 over the weir", client()));
    }

    @Test
    void refusesTheCurrentAndThePreviousEightPasswords() {
        Account account = identity.newAccount();
        assertEquals(Set.of("current"), change(account, Identity.PASSWORD));
        for (int number = 1; number <= 8; number++) {
            assertEquals(Set.of(), change(account, "Another4 weir no " + number));
            identity.clock.advance(Duration.ofMinutes(1));
        }
        assertEquals(Set.of("previous"), change(account, Identity.PASSWORD));
        assertEquals(Set.of("previous"), change(account, "Another4 weir no 1"));
        assertEquals(Set.of("current"), change(account, "Another4 weir no 8"));
        assertEquals(Set.of(), change(account, "Another4 weir no 9"));
        assertEquals(Set.of(), change(account, Identity.PASSWORD));
        assertEquals(Set.of("length"), change(account, "Short4 weir"));
        assertEquals(10, identity.mailsTo(account.email(), "password was changed"));
        assertInstanceOf(PasswordCheck.Accepted.class, passwords.check(account.email(), Identity.PASSWORD, client()));
    }

    @Test
    void leavesTheOldPasswordWhereWhatBelongsToTheNewOneFails() {
        Account account = identity.newAccount();
        assertThrows(
                ArithmeticException.class,
                () -> passwords.change(account.id(), passwords.standard(), "Lantern5 over the weir", () -> {
                    assertTrue(identity.runtime.transactions().active(), "in one transaction");
                    throw new ArithmeticException();
                }));
        assertInstanceOf(PasswordCheck.Accepted.class, passwords.check(account.email(), Identity.PASSWORD, client()));
        assertEquals(0, identity.mailsTo(account.email(), "password was changed"));
    }

    @Test
    void keepsThePolicyThatWasMet() {
        Account account = identity.newAccount();
        assertEquals(
                Set.of(), passwords.change(account.id(), passwords.withMinimumLength(15), "Lantern5 over the weir"));
        PasswordCheck check = passwords.check(account.email(), "Lantern5 over the weir", client());
        assertEquals(new PasswordCheck.Accepted(account.id(), "composed-15"), check);
        assertTrue(passwords.standard().isCoveredBy("composed-15"));
    }

    @Test
    void hashesAnewAtTheNextSignInWhenTheCostIsRaised() {
        Account account = identity.newAccount();
        String before = encoded(account);
        try {
            identity.runtime.settings().set(PasswordSettings.class, Map.of("passes", 3));
            assertInstanceOf(
                    PasswordCheck.Accepted.class, passwords.check(account.email(), Identity.PASSWORD, client()));
            String after = encoded(account);
            assertNotEquals(before, after);
            assertTrue(after.contains("$t=3,m=19456,p=1$"), "the raised cost");
            assertInstanceOf(
                    PasswordCheck.Accepted.class, passwords.check(account.email(), Identity.PASSWORD, client()));
            assertEquals(after, encoded(account));
        } finally {
            identity.runtime.settings().set(PasswordSettings.class, Map.of());
        }
    }

    @Test
    void countsAWrongTryEvenIfTheCallerRollsBack() {
        Account account = identity.newAccount();
        for (int tries = 0; tries < ThrottledPasswords.FREE_PER_ACCOUNT; tries++) {
            assertThrows(
                    ArithmeticException.class,
                    () -> identity.runtime.transactions().run(sql -> {
                        wrong(account);
                        throw new ArithmeticException();
                    }));
        }
        assertInstanceOf(PasswordCheck.TooMany.class, wrong(account));
    }

    private Set<String> change(Account account, String password) {
        return passwords.change(account.id(), passwords.standard(), password);
    }

    private PasswordCheck wrong(Account account) {
        return passwords.check(account.email(), "Wrong4 over the weir", client());
    }

    private Duration wait(Account account) {
        PasswordCheck.TooMany told = assertInstanceOf(PasswordCheck.TooMany.class, wrong(account));
        return Duration.between(identity.clock.instant(), told.nextAt());
    }

    private String encoded(Account account) {
        return identity.runtime
                .transactions()
                .call(sql -> sql.first(
                                row -> row.text(1),
                                "SELECT encoded FROM core.password WHERE account_id = ?",
                                account.id().value())
                        .orElseThrow());
    }

    /** A machine that nobody has used. */
    private static String client() {
        return UUID.randomUUID().toString();
    }

    private long throttledWithoutAnAccount() {
        return identity.count("SELECT count(*) FROM core.audit_entry WHERE subject_type = 'no-account'"
                + " AND action = 'account.sign-in.throttled'");
    }

    /** How many addresses without an account were tried. */
    private long refusedWithoutAnAccount() {
        return identity.count(
                "SELECT count(DISTINCT subject_id) FROM core.audit_entry WHERE subject_type = 'no-account'"
                        + " AND action = 'account.password.wrong'");
    }
}
