package org.guildhall.runtime.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.mail.OutboxMail;
import org.guildhall.api.mail.OutboxMail.State;
import org.guildhall.api.permission.Role;
import org.guildhall.api.session.Actors;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.Identity;
import org.guildhall.runtime.text.TextCataloguesTest;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EachDatabase
class OutboxRetryTest {
    private final Identity identity;

    OutboxRetryTest(DatabasePlace place) {
        identity = Identity.of(place);
    }

    @Test
    void triesAllAgainThatAreStuckAndLeavesTheOthers() {
        UUID fresh = mail("WAITING", null, false);
        UUID tried = mail("WAITING", "ConnectException: Connection refused", false);
        UUID refused = mail("REFUSED", "SMTPAddressFailedException: 550 5.1.1 no such mailbox", false);
        UUID emptied = mail("REFUSED", "SMTPAddressFailedException: 550 5.1.1 no such mailbox", true);
        UUID sent = mail("SENT", null, false);
        Account administrator = identity.newAccount(Set.of(Role.PLATFORM_ADMINISTRATOR));
        try (Actors.Binding acting = identity.runtime.actors().bind(identity.user(administrator))) {
            List.of(acting);
            assertFalse(look(fresh).stuck());
            assertNull(look(fresh).reasonKey());
            assertTrue(look(tried).stuck());
            assertEquals("mail.reason.unreachable", look(tried).reasonKey());
            assertEquals("mail.reason.unknown-address", look(refused).reasonKey());
            assertTrue(look(refused).canRetry());
            assertFalse(look(emptied).canRetry());
            assertFalse(look(sent).canRetry());
            assertTrue(identity.runtime.outbox().retryAll() >= 2);
            assertEquals(State.WAITING, look(refused).state());
            assertEquals(identity.clock.instant(), look(tried).nextTryAt());
            assertEquals(State.REFUSED, look(emptied).state());
            assertEquals(State.SENT, look(sent).state());
        }
        assertEquals(
                1,
                identity.runtime.audit().history("mail", "all").stream()
                        .filter(entry -> entry.actor().equals(administrator.id().toString()))
                        .filter(entry -> entry.action().equals("mail.retried-all"))
                        .count());
    }

    @Test
    void onlyThoseWhoMaySendAgain() {
        try (Actors.Binding acting =
                identity.runtime.actors().bind(identity.user(identity.newAccount(Set.of(Role.AUDITOR))))) {
            List.of(acting);
            assertThrows(
                    NotPermittedException.class, () -> identity.runtime.outbox().retryAll());
            assertThrows(
                    NotPermittedException.class,
                    () -> identity.runtime.outbox().list(Set.of(State.WAITING, State.REFUSED), 5));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UnknownHostException: mail.example.org, unknown-server",
        "SocketTimeoutException: Read timed out, unreachable",
        "SSLHandshakeException: no path to a trusted certificate, encryption",
        "AuthenticationFailedException: 535 5.7.8 bad credentials, sign-in",
        "MessagingException: 530 5.7.0 sign in first, sign-in",
        "AddressException: Missing final '@domain', no-address",
        "SMTPAddressFailedException: 552 5.2.2 over quota, full",
        "SMTPAddressFailedException: 550 5.7.1 not allowed to send, policy",
        "SMTPAddressFailedException: 550 5.1.1 no such mailbox, unknown-address",
        "SMTPAddressFailedException: 450 4.2.1 greylisted, later",
        "SMTPSendFailedException: 554 transaction failed, policy",
        "IllegalStateException: what else, other"
    })
    void tellsWhyInPlainWords(String said, String reason) {
        String key = Objects.requireNonNull(MailReasons.key(State.REFUSED, said));
        assertEquals("mail.reason." + reason, key);
        assertTrue(Objects.requireNonNull(TextCataloguesTest.shipped().texts().get("en"))
                .containsKey(key));
    }

    private OutboxMail look(UUID id) {
        return identity.runtime.outbox().list(Set.of(State.values()), 1000).stream()
                .filter(mail -> mail.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private UUID mail(String state, @org.jspecify.annotations.Nullable String problem, boolean emptied) {
        UUID id = identity.runtime
                .mails(MailDesk.class)
                .sendTracked(new NewMail(
                        identity.newEmail(), "password-changed", Texts.ENGLISH, Map.of("name", "Ada", "time", "now")));
        identity.runtime
                .transactions()
                .run(sql -> sql.update(
                        "UPDATE core.outbox SET state = ?, problem = ?, next_try_at = ?, content_deleted_at = ? WHERE id = ?",
                        state,
                        problem,
                        state.equals("WAITING") ? identity.clock.instant().plusSeconds(600) : null,
                        emptied ? identity.clock.instant() : null,
                        id));
        return id;
    }
}
