package org.guildhall.auth.reset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guildhall.api.account.Account;
import org.guildhall.api.code.CodeCheck;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.mail.OutboxMail;
import org.guildhall.api.password.PasswordCheck;
import org.guildhall.api.session.Client;
import org.guildhall.api.session.SignedInSession;
import org.guildhall.auth.CoreForTests;
import org.guildhall.auth.password.PasswordEntry;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
@Tag("C4")
class PasswordResetServiceTest {
    private static final Pattern LINK = Pattern.compile("/new-password\\?token=([A-Za-z0-9_-]+)");
    private static final String NEW = "Tall Herons 49 wade";

    private final CoreForTests core;
    private final Client client;

    PasswordResetServiceTest(DatabasePlace place) {
        core = CoreForTests.of(place);
        client = core.newClient();
    }

    @Test
    void theLinkSetsANewPasswordOnceAndEndsAllSessions() {
        Account account = core.newAccount();
        SignedInSession session = core.sessions().start(account.id(), client);
        String token = token(request(account.email()));
        PasswordResetService resets = core.resets();
        assertTrue(resets.set(token, entry(NEW)));
        assertTrue(core.sessions().find(session.id()).isEmpty());
        assertInstanceOf(PasswordCheck.Accepted.class, check(account, NEW));
        assertFalse(resets.set(token, entry("Wide Swans 50 glide")));
    }

    @Test
    void theCodeGivesTheSamePermitAsTheLink() {
        Account account = core.newAccount();
        String mail = request(account.email());
        PasswordResetService resets = core.resets();
        ResetCheck.Accepted accepted = assertInstanceOf(
                ResetCheck.Accepted.class, resets.check(account.email(), CoreForTests.code(mail), client));
        assertEquals(account, resets.account(accepted.token()).orElseThrow());
        assertTrue(resets.set(accepted.token(), entry(NEW)));
        assertInstanceOf(PasswordCheck.Accepted.class, check(account, NEW));
    }

    @Test
    void anAddressWithoutAnAccountGetsTheSameAnswerAndNoMail() {
        String stranger = core.newAddress();
        PasswordResetService resets = core.resets();
        assertEquals(Optional.empty(), resets.request(stranger, client));
        assertEquals(new ResetCheck.Refused(new CodeCheck.Wrong()), resets.check(stranger, "1234 5678", client));
        assertEquals(List.of(), core.mailsTo(stranger));
    }

    @Test
    @Tag("D1")
    void countsNoCodeWhoseMailCouldNotBeWritten() {
        Account account = core.newAccount();
        long before = codes();
        PasswordResetService resets = core.resets(new Mails() {
            @Override
            public UUID sendTracked(NewMail mail) {
                throw new ArithmeticException("the outbox is full");
            }

            @Override
            public List<OutboxMail> find(Collection<UUID> mails) {
                return List.of();
            }

            @Override
            public void rehearse(NewMail mail) {
                throw new AssertionError("it has an account");
            }
        });
        assertThrows(ArithmeticException.class, () -> resets.request(account.email(), client));
        assertEquals(before, codes());
    }

    private long codes() {
        return core.database()
                .call(entities -> ((Number) entities.createNativeQuery("select count(*) from core.one_time_code")
                                .getSingleResult())
                        .longValue());
    }

    @Test
    void asksForPatienceAfterTheSameNumberOfMailsWhetherOrNotThereIsAnAccount() {
        assertEquals(mailsUntilAWait(core.newAccount().email()), mailsUntilAWait(core.newAddress()));
    }

    @Test
    void linkAndCodeEndAfterAnHour() {
        Account account = core.newAccount();
        String mail = request(account.email());
        core.clock().advance(Duration.ofMinutes(61));
        PasswordResetService resets = core.resets();
        assertFalse(resets.set(token(mail), entry(NEW)));
        assertEquals(
                new ResetCheck.Refused(new CodeCheck.Expired()),
                resets.check(account.email(), CoreForTests.code(mail), client));
    }

    @Test
    void aPasswordThatIsRefusedLeavesTheLinkUsable() {
        Account account = core.newAccount();
        String token = token(request(account.email()));
        PasswordResetService resets = core.resets();
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> resets.set(token, entry(CoreForTests.PASSWORD)));
        assertEquals(
                List.of(
                        FieldProblem.of("password", "auth.password.unmet"),
                        FieldProblem.of("password", "password.rule.current")),
                refused.problems());
        assertTrue(resets.set(token, entry(NEW)));
    }

    /** The mail is there when the answer is. */
    private String request(String email) {
        PasswordResetService resets = core.resets();
        assertEquals(Optional.empty(), resets.request(email, client));
        return core.mailsTo(email).getFirst().text();
    }

    private int mailsUntilAWait(String email) {
        PasswordResetService resets = core.resets();
        int mails = 0;
        while (mails < 50 && resets.request(email, core.newClient()).isEmpty()) {
            mails++;
        }
        assertTrue(mails < 50, "no wait was told");
        return mails;
    }

    private PasswordCheck check(Account account, String password) {
        return core.passwords().check(account.email(), password, client.address());
    }

    private static PasswordEntry entry(String password) {
        return new PasswordEntry(password, password, 0);
    }

    private static String token(String mail) {
        Matcher link = LINK.matcher(mail);
        assertTrue(link.find(), mail);
        return link.group(1);
    }
}
