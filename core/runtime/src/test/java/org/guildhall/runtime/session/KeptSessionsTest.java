package org.guildhall.runtime.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.permission.Role;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.session.Client;
import org.guildhall.api.session.Sessions;
import org.guildhall.api.session.SignedInSession;
import org.guildhall.runtime.Identity;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EachDatabase
class KeptSessionsTest {
    private static final Client HOME = new Client("192.0.2.7", "Firefox on Linux");

    private final Identity identity;
    private final Sessions sessions;
    private Actors.Binding acting = () -> {};

    KeptSessionsTest(DatabasePlace place) {
        identity = Identity.of(place);
        sessions = identity.runtime.sessions();
    }

    @AfterEach
    void actNoMore() {
        acting.close();
    }

    @Test
    void findsASessionUntilItEnds() {
        Account account = identity.newAccount();
        as(account);
        SignedInSession session = sessions.start(account.id(), HOME);
        assertEquals(Optional.of(session), sessions.find(session.id()));
        assertEquals(List.of(session), sessions.of(account.id()));
        sessions.end(session.id());
        sessions.end(session.id());
        assertEquals(Optional.empty(), sessions.find(session.id()));
        assertEquals(List.of(), sessions.of(account.id()));
        assertEquals(1L, identity.audited(account.id()).get("session.ended"));
    }

    @Test
    void endsAllOthersButTheOneThatIsKept() {
        Account account = identity.newAccount();
        as(account);
        SignedInSession kept = sessions.start(account.id(), HOME);
        sessions.start(account.id(), HOME);
        sessions.start(account.id(), HOME);
        sessions.endOthers(account.id(), Optional.of(kept.id()));
        assertEquals(List.of(kept), sessions.of(account.id()));
        sessions.endOthers(account.id(), Optional.empty());
        assertEquals(List.of(), sessions.of(account.id()));
    }

    @Test
    void letsPeopleSeeAndEndTheirOwnSessionsAndAdministratorsAll() {
        Account owner = identity.newAccount();
        SignedInSession session = sessions.start(owner.id(), HOME);
        for (Actor stranger : List.of(
                new Actor.Anonymous(),
                identity.user(identity.newAccount()),
                identity.user(identity.newAccount(Set.of(Role.PLATFORM_ADMINISTRATOR))))) {
            identity.runtime.actors().callAs(stranger, () -> {
                assertThrows(NotPermittedException.class, () -> sessions.of(owner.id()));
                assertThrows(NotPermittedException.class, () -> sessions.end(session.id()));
                return assertThrows(
                        NotPermittedException.class, () -> sessions.endOthers(owner.id(), Optional.empty()));
            });
        }
        assertTrue(sessions.find(session.id()).isPresent());
        as(identity.newAccount(Set.of(Role.COUNCIL_ADMINISTRATOR)));
        assertEquals(List.of(session), sessions.of(owner.id()));
        sessions.end(session.id());
        assertTrue(sessions.find(session.id()).isEmpty());
    }

    @Test
    void tellsListenersAfterTheCommitOnly() {
        Account account = identity.newAccount();
        as(account);
        SignedInSession session = sessions.start(account.id(), HOME);
        List<UUID> told = new ArrayList<>();
        try (Actors.Binding listening = sessions.onEnd(told::add)) {
            assertThrows(
                    ArithmeticException.class,
                    () -> identity.runtime.transactions().run(sql -> {
                        sessions.end(session.id());
                        throw new ArithmeticException();
                    }));
            assertEquals(List.of(), told);
            assertTrue(sessions.find(session.id()).isPresent());
            sessions.end(session.id());
            assertEquals(List.of(session.id()), told);
            assertTrue(listening != null);
        }
        sessions.end(sessions.start(account.id(), HOME).id());
        assertEquals(1, told.size());
    }

    @Test
    void writesActivityAtMostOnceAMinute() {
        SignedInSession session = sessions.start(identity.newAccount().id(), HOME);
        Instant first = identity.clock.instant();
        sessions.touch(session.id());
        identity.clock.advance(Duration.ofSeconds(59));
        sessions.touch(session.id());
        assertEquals(first, lastActive(session));
        identity.clock.advance(Duration.ofSeconds(1));
        sessions.touch(session.id());
        assertEquals(identity.clock.instant(), lastActive(session));
    }

    @Test
    void tellsTheOwnerOfADeviceNotSeenBefore() {
        Account account = identity.newAccount();
        sessions.start(account.id(), HOME, "secret of the laptop");
        sessions.start(account.id(), HOME, "secret of the laptop");
        assertEquals(0, identity.mailsTo(account.email(), "New sign-in"));
        sessions.start(account.id(), new Client("198.51.100.9", "Chrome on <Windows>"), "secret of the town hall");
        sessions.start(account.id(), new Client("198.51.100.9", "Chrome on <Windows>"), "secret of the town hall");
        sessions.start(account.id(), new Client("198.51.100.9", "Edge"), "secret of the laptop");
        assertEquals(1, identity.mailsTo(account.email(), "New sign-in"));
        var mail = identity.mailTo(account.email());
        assertTrue(mail.text().contains("- Chrome on <Windows>"), mail.text());
        assertTrue(mail.html().contains("<li>Chrome on &lt;Windows&gt;</li>"), mail.html());
    }

    @Test
    void tellsTheOwnerOfAStrangersDeviceOfTheSameKindAndKeepsNoSecret() {
        Account account = identity.newAccount();
        sessions.start(account.id(), HOME, "secret of the laptop");
        sessions.start(account.id(), HOME, "secret of a stranger");
        assertEquals(1, identity.mailsTo(account.email(), "New sign-in"));
        assertEquals(
                0,
                identity.count("SELECT count(*) FROM core.known_device WHERE hash LIKE ?", "%secret of the laptop%"));
        assertEquals(
                2,
                identity.count(
                        "SELECT count(*) FROM core.known_device WHERE account_id = ?",
                        account.id().value()));
    }

    @Test
    void tellsOfNoDeviceAfterTheUpdateThatHasTheBrowserOfBefore() {
        Account account = identity.newAccount();
        sessions.start(account.id(), HOME);
        sessions.start(account.id(), HOME, "secret of the laptop");
        assertEquals(0, identity.mailsTo(account.email(), "New sign-in"));
        Account other = identity.newAccount();
        sessions.start(other.id(), HOME);
        sessions.start(other.id(), new Client("198.51.100.9", "Chrome"), "secret of the laptop");
        assertEquals(1, identity.mailsTo(other.email(), "New sign-in"));
    }

    @Test
    void givesTheActorBackThatWasBoundBefore() {
        Actors actors = identity.runtime.actors();
        assertInstanceOf(Actor.Anonymous.class, actors.current());
        assertThrows(NotPermittedException.class, actors::requireAccount);
        Actor.User user = identity.user(identity.newAccount());
        actors.callAs(user, () -> {
            assertEquals(user.account(), actors.requireAccount());
            actors.callAs(new Actor.SystemPart("job"), () -> {
                assertEquals(Optional.empty(), actors.account());
                return true;
            });
            assertEquals(user, actors.current());
            return true;
        });
        assertInstanceOf(Actor.Anonymous.class, actors.current());
    }

    private void as(Account account) {
        acting = identity.runtime.actors().bind(identity.user(account));
    }

    private Instant lastActive(SignedInSession session) {
        return sessions.find(session.id()).orElseThrow().lastActiveAt();
    }
}
