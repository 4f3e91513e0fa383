package org.guildhall.runtime.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.mail.OutboxMail;
import org.guildhall.api.mail.OutboxMail.State;
import org.guildhall.api.session.Actor;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.standalone.StandaloneRuntime;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.guildhall.testkit.time.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EachDatabase
class OutboxTest {
    private static final Map<String, String> NAMED = Map.of("name", "Ada <b>");

    private final DatabasePlace place;
    private final TestClock clock = TestClock.at(Instant.parse("2026-05-04T09:00:00Z"));
    private final String to = UUID.randomUUID() + "@example.org";

    OutboxTest(DatabasePlace place) {
        this.place = place;
    }

    @AfterEach
    void emptyTheOutbox() {
        try (StandaloneRuntime runtime = runtime(Map.of())) {
            runtime.transactions().run(sql -> sql.update("DELETE FROM core.outbox"));
        }
    }

    @Test
    void keepsMailsOfATestInstanceInItsMailbox() {
        try (StandaloneRuntime runtime = runtime(Map.of())) {
            send(runtime, Texts.ENGLISH);
            KeptMail mail = runtime.mailbox().newest(10).getFirst();
            assertEquals(to, mail.to());
            assertEquals("Guildhall Portals <donotreply@example.org>", mail.from());
            assertEquals("Your password was changed", mail.subject());
            assertTrue(mail.text().contains("Dear Ada <b>,"), mail.text());
            assertTrue(mail.text().contains("Go to the sign-in page: http://localhost:8080"), mail.text());
            assertTrue(mail.text().contains("Please do not reply to this email."), mail.text());
            assertTrue(mail.html().contains("Dear Ada &lt;b&gt;,"), mail.html());
            assertTrue(mail.html().contains("<a href=\"http://localhost:8080\""), mail.html());
            assertTrue(mail.html().contains("background:#1d4f7c"), mail.html());
            assertTrue(mail.html().contains("<html lang=\"en\">"), mail.html());
            assertEquals(clock.instant(), mail.sentAt());
        }
    }

    @Test
    void writesInTheReadersLanguage() {
        try (StandaloneRuntime runtime = runtime(Map.of())) {
            send(runtime, Texts.WELSH);
            assertEquals(
                    "Newidiwyd eich cyfrinair",
                    runtime.mailbox().newest(1).getFirst().subject());
            send(runtime, Locale.FRENCH);
            assertEquals(
                    "Your password was changed",
                    runtime.mailbox().newest(1).getFirst().subject());
        }
    }

    @Test
    void refusesAMailThatLacksAValueOrATemplate() {
        try (StandaloneRuntime runtime = runtime(Map.of())) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> runtime.mails(MailDesk.class)
                            .send(new NewMail(to, "password-changed", Texts.ENGLISH, Map.of())));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> runtime.mails(MailDesk.class)
                            .send(new NewMail(to, "no-such-template", Texts.ENGLISH, NAMED)));
            assertEquals(List.of(), runtime.mailbox().newest(10));
        }
    }

    @Test
    void sendsTextAndHtmlSoonAfterTheCommit() throws Exception {
        GreenMail server = server(freePort());
        try (StandaloneRuntime runtime = live(server.getSmtp().getPort())) {
            runtime.sendMails();
            send(runtime, Texts.ENGLISH);
            await(() -> server.getReceivedMessages().length == 1);
            MimeMessage mail = server.getReceivedMessages()[0];
            assertEquals("Your password was changed", mail.getSubject());
            assertEquals("Guildhall Portals <donotreply@example.org>", mail.getFrom()[0].toString());
            assertEquals("auto-generated", mail.getHeader("Auto-Submitted")[0]);
            assertTrue(mail.getMessageID().endsWith("@example.org>"), mail.getMessageID());
            String whole = GreenMailUtil.getWholeMessage(mail);
            assertTrue(whole.contains("multipart/alternative") && whole.contains("text/plain"), whole);
            await(() -> list(runtime, State.SENT).size() == 1);
            assertEquals(0, contents(runtime));
        } finally {
            server.stop();
        }
    }

    @Test
    void keepsMailsWhileTheServerIsAwayAndSendsThemWhenItIsBack() throws Exception {
        int port = freePort();
        try (StandaloneRuntime runtime = live(port)) {
            runtime.sendMails();
            send(runtime, Texts.ENGLISH);
            send(runtime, Texts.WELSH);
            await(() ->
                    list(runtime, State.WAITING).stream().allMatch(mail -> mail.tries() > 0 && mail.problem() != null));
            List<OutboxMail> waiting = list(runtime, State.WAITING);
            assertEquals(2, waiting.size());
            assertEquals(
                    clock.instant().plus(Duration.ofSeconds(15)),
                    waiting.getFirst().nextTryAt());
            GreenMail server = server(port);
            try {
                clock.advance(Duration.ofMinutes(1));
                await(() -> server.getReceivedMessages().length == 2);
                await(() -> list(runtime, State.SENT).size() == 2);
            } finally {
                server.stop();
            }
        }
    }

    @Test
    void waitsLongerAfterEachFailure() {
        try (StandaloneRuntime runtime = live(1)) {
            MailQueue queue = new MailQueue(runtime.transactions(), clock);
            send(runtime, Texts.ENGLISH);
            Duration before = Duration.ZERO;
            for (int tries = 0; tries < 12; tries++) {
                QueuedMail mail = queue.take("worker").orElseThrow();
                queue.settle(mail, "worker", new SendResult.Failed("away"));
                Instant next = list(runtime, State.WAITING).getFirst().nextTryAt();
                Duration wait = Duration.between(clock.instant(), next == null ? Instant.MIN : next);
                assertTrue(wait.compareTo(before) >= 0 && wait.compareTo(Duration.ofHours(1)) <= 0, "waits " + wait);
                before = wait;
                clock.advance(wait);
            }
        }
    }

    @Test
    void takesEachMailOnceThoughManyWorkersAsk() {
        try (StandaloneRuntime runtime = live(1)) {
            MailQueue queue = new MailQueue(runtime.transactions(), clock);
            for (int number = 0; number < 20; number++) {
                send(runtime, Texts.ENGLISH);
            }
            List<UUID> taken = Stream.of("a", "b", "c", "d")
                    .parallel()
                    .flatMap(worker -> Stream.generate(() -> queue.take(worker))
                            .takeWhile(java.util.Optional::isPresent)
                            .map(mail -> mail.orElseThrow().id()))
                    .toList();
            assertEquals(20, taken.size());
            assertEquals(20, Set.copyOf(taken).size());
        }
    }

    @Test
    void takesAMailAgainWithTheSameMessageIdAfterItsWorkerDied() {
        try (StandaloneRuntime runtime = live(1)) {
            MailQueue queue = new MailQueue(runtime.transactions(), clock);
            send(runtime, Texts.ENGLISH);
            QueuedMail first = queue.take("dead").orElseThrow();
            assertTrue(queue.take("other").isEmpty());
            clock.advance(MailQueue.TAKEN);
            assertEquals(first.messageId(), queue.take("other").orElseThrow().messageId());
        }
    }

    @Test
    void showsARefusedAddressAndTriesItAgainWhenAsked() throws Exception {
        try (StandaloneRuntime runtime = live(freePort())) {
            runtime.mails(MailDesk.class).send(new NewMail("not an address", "password-changed", Texts.ENGLISH, NAMED));
            runtime.sendMails();
            await(() -> list(runtime, State.REFUSED).size() == 1);
            OutboxMail refused = list(runtime, State.REFUSED).getFirst();
            assertEquals("not an address", refused.to());
            assertNotNull(refused.problem());
            asSystem(runtime, () -> {
                runtime.outbox().retry(refused.id());
                return true;
            });
            await(() -> list(runtime, State.REFUSED).stream().anyMatch(mail -> mail.tries() == 2));
        }
    }

    @Test
    void tellsWhoeverSentAMailWhatBecameOfIt() {
        try (StandaloneRuntime runtime = live(1)) {
            Mails mails = runtime.mails(MailDesk.class);
            UUID refused = mails.sendTracked(new NewMail(to, "password-changed", Texts.ENGLISH, NAMED));
            clock.advance(Duration.ofSeconds(1));
            UUID waiting = mails.sendTracked(new NewMail(to, "password-changed", Texts.ENGLISH, NAMED));
            send(runtime, Texts.ENGLISH);
            MailQueue queue = new MailQueue(runtime.transactions(), clock);
            QueuedMail first = queue.take("worker").orElseThrow();
            queue.settle(first, "worker", new SendResult.Refused("550 5.1.1 no such mailbox"));
            List<OutboxMail> found = mails.find(List.of(waiting, refused, UUID.randomUUID()));
            assertEquals(
                    List.of(refused, waiting),
                    found.stream().map(OutboxMail::id).toList());
            assertEquals(State.REFUSED, found.getFirst().state());
            assertEquals("550 5.1.1 no such mailbox", found.getFirst().problem());
            assertEquals(State.WAITING, found.getLast().state());
        }
    }

    @Test
    void tellsARefusalFromATroubleThatPasses() throws Exception {
        QueuedMail mail = new QueuedMail(
                UUID.randomUUID(),
                "<a@b>",
                "gone@example.org",
                "from@example.org",
                "From",
                "Subject",
                "Text",
                "Html",
                0);
        try (ScriptedServer server = new ScriptedServer("550 5.1.1 no such mailbox")) {
            assertTrue(SmtpTransport.send(mail, settings(server.port()), "") instanceof SendResult.Refused refused
                    && refused.problem().contains("550"));
        }
        try (ScriptedServer server = new ScriptedServer("451 4.3.0 come back later")) {
            assertTrue(SmtpTransport.send(mail, settings(server.port()), "") instanceof SendResult.Failed failed
                    && failed.problem().contains("451"));
        }
    }

    @Test
    void sendsNoRealMailFromATestInstanceUnlessAllowed() {
        try (StandaloneRuntime runtime = runtime(Map.of())) {
            runtime.settings().set(MailSettings.class, Map.of("host", "127.0.0.1", "port", 1, "tls", "NONE"));
            send(runtime, Texts.ENGLISH);
            assertEquals(1, runtime.mailbox().newest(10).size());
        }
        try (StandaloneRuntime runtime = runtime(Map.of(MailRoute.ALLOW, "true"))) {
            runtime.settings().set(MailSettings.class, Map.of("host", "127.0.0.1", "port", 1, "tls", "NONE"));
            send(runtime, Texts.ENGLISH);
            assertEquals(1, list(runtime, State.WAITING).size());
        }
    }

    @Test
    void showsTheOutboxToThoseWhoMaySeeIt() {
        try (StandaloneRuntime runtime = runtime(Map.of())) {
            assertThrows(NotPermittedException.class, () -> runtime.outbox().list(Set.of(State.SENT), 10));
            assertThrows(NotPermittedException.class, () -> runtime.outbox().retryAll());
            assertThrows(NotPermittedException.class, () -> runtime.outbox().retry(UUID.randomUUID()));
        }
    }

    @Test
    void forgetsSentMailsAfterNinetyDaysButNoneThatWaits() {
        try (StandaloneRuntime runtime = runtime(Map.of())) {
            send(runtime, Texts.ENGLISH);
        }
        try (StandaloneRuntime runtime = live(1)) {
            send(runtime, Texts.ENGLISH);
            clock.advance(Duration.ofDays(91));
            new OldMails(runtime.transactions(), clock).run();
            assertEquals(0, list(runtime, State.KEPT).size());
            assertEquals(1, list(runtime, State.WAITING).size());
        }
    }

    @Test
    void shipsEachTemplateInBothLanguages() {
        try (StandaloneRuntime runtime = runtime(Map.of())) {
            for (String template : List.of(
                    "password-changed",
                    "repeated-failures",
                    "new-device",
                    "account-closed",
                    "account-opened",
                    "account-roles")) {
                for (Locale language : List.of(Texts.ENGLISH, Texts.WELSH)) {
                    runtime.mails(MailDesk.class)
                            .send(new NewMail(
                                    to,
                                    template,
                                    language,
                                    Map.of("name", "Ada", "browser", "Firefox", "time", "now", "roles", "Auditor")));
                }
            }
            assertEquals(
                    12,
                    runtime.mailbox().newest(20).stream()
                            .map(KeptMail::subject)
                            .distinct()
                            .count());
            assertFalse(runtime.mailbox().newest(20).stream()
                    .anyMatch(mail -> mail.text().contains("{")));
        }
    }

    private void send(StandaloneRuntime runtime, Locale language) {
        runtime.mails(MailDesk.class).send(new NewMail(to, "password-changed", language, NAMED));
    }

    private StandaloneRuntime runtime(Map<String, String> more) {
        Map<String, String> launch = new HashMap<>(place.settings());
        launch.put("guildhall.data", place.dataFolder().resolve("data").toString());
        launch.put("guildhall.key-file", place.dataFolder().resolve("key").toString());
        launch.putAll(more);
        return StandaloneRuntime.open(launch, clock);
    }

    private StandaloneRuntime live(int port) {
        StandaloneRuntime runtime = runtime(Map.of("guildhall.test", "false"));
        runtime.settings().set(MailSettings.class, Map.of("host", "127.0.0.1", "port", port, "tls", "NONE"));
        return runtime;
    }

    private MailSettings settings(int port) {
        var settings = new org.guildhall.runtime.standalone.StandaloneSettings();
        settings.set(MailSettings.class, Map.of("host", "127.0.0.1", "port", port, "tls", "NONE"));
        return settings.of(MailSettings.class).get();
    }

    private static List<OutboxMail> list(StandaloneRuntime runtime, State state) {
        return asSystem(runtime, () -> runtime.outbox().list(Set.of(state), 100));
    }

    private static long contents(StandaloneRuntime runtime) {
        return runtime.transactions()
                .<Long>call(sql ->
                        sql.count("SELECT count(*) FROM core.outbox WHERE length(text) > 0 OR length(html) > 0"));
    }

    private static <T> T asSystem(StandaloneRuntime runtime, java.util.function.Supplier<T> work) {
        return runtime.actors().callAs(new Actor.SystemPart("test"), work);
    }

    private static GreenMail server(int port) {
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Clock.systemUTC().instant().plus(Duration.ofSeconds(60));
        while (!condition.getAsBoolean()) {
            assertTrue(Clock.systemUTC().instant().isBefore(end), "nothing came within a minute");
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
