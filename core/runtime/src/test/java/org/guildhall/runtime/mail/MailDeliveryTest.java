package org.guildhall.runtime.mail;

import static org.guildhall.runtime.mail.MailSetUp.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.guildhall.api.mail.OutboxMail;
import org.guildhall.api.mail.OutboxMail.State;
import org.guildhall.runtime.Core;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the change that causes a mail to the mail server, over real SMTP. */
@EachDatabase
class MailDeliveryTest {
    private static final String TO = "zoe@example.org";
    private static final String WORKER = "a worker";
    private static final long STARTS_IN_MILLIS = 30_000;

    private final Core core;
    private final MailSetUp live;

    MailDeliveryTest(DatabasePlace place) {
        core = Core.of(place);
        live = new MailSetUp(core, false, false);
    }

    @BeforeEach
    void clear() {
        live.clear();
    }

    @Test
    void leavesNothingWhenTheServiceThrowsAfterSending() {
        assertThrows(
                ArithmeticException.class,
                () -> core.transactions.run(sql -> {
                    live.send(TO);
                    throw new ArithmeticException("after the mail was written");
                }));
        assertEquals(List.of(), live.in(State.WAITING));
    }

    @Test
    void goesOutOnceWhenTheServerIsThere() throws Exception {
        int port = freePort();
        live.server(port);
        try (MailWorker worker = live.worker()) {
            assertNotNull(worker);
            live.send(TO);
            live.send("second@example.org");
            eventually("both were tried", () -> tried(2));
            GreenMail server = start(port);
            try {
                core.clock.advance(Duration.ofMinutes(1));
                eventually("both are sent", () -> live.in(State.SENT).size() == 2);
                assertEquals(2, server.getReceivedMessages().length);
                MimeMessage mail = received(server, TO);
                assertEquals("Code for Zoë", mail.getSubject());
                assertEquals("Guildhall Portals <donotreply@example.org>", mail.getFrom()[0].toString());
                assertEquals("auto-generated", mail.getHeader("Auto-Submitted", null));
                assertTrue(mail.getContentType().startsWith("multipart/alternative"), mail.getContentType());
            } finally {
                server.stop();
            }
        }
    }

    @Test
    void goesAtOnceWhenTheServerIsBackHoweverLongTheWaitHadGrown() throws Exception {
        int port = freePort();
        live.server(port);
        live.send("patient@example.org");
        core.transactions.run(sql -> sql.update("UPDATE core.outbox SET tries = 20"));
        try (MailWorker worker = live.worker()) {
            assertNotNull(worker);
            eventually(
                    "it waits long",
                    () -> live.in(State.WAITING).stream()
                            .allMatch(mail -> mail.tries() == 21 && mail.problem() != null));
            GreenMail server = start(port);
            try {
                live.send(TO);
                eventually("both are sent", () -> live.in(State.SENT).size() == 2);
            } finally {
                server.stop();
            }
        }
    }

    @Test
    void goesAgainWithTheSameMessageIdAfterADeathBetweenAcceptanceAndRecord() throws Exception {
        GreenMail server = start(freePort());
        try {
            live.server(server.getSmtp().getPort());
            live.send(TO);
            QueuedMail taken = take();
            assertInstanceOf(SendResult.Sent.class, live.deliver(taken));
            assertEquals(Optional.empty(), live.queue.take("another"), "nobody else takes it meanwhile");

            core.clock.advance(MailQueue.TAKEN);
            try (MailWorker worker = live.worker()) {
                assertNotNull(worker);
                eventually("it is sent", () -> live.in(State.SENT).size() == 1);
            }
            MimeMessage[] both = server.getReceivedMessages();
            assertEquals(2, both.length);
            assertEquals(taken.messageId(), both[0].getMessageID());
            assertEquals(taken.messageId(), both[1].getMessageID());
        } finally {
            server.stop();
        }
    }

    @Test
    void goesOnceWhenTheConnectionBreaksAfterTheServerTookIt() throws Exception {
        try (AnsweringServer server = new AnsweringServer()) {
            server.answer(".", "250 taken, and gone");
            server.hangUpAfter(".");
            live.server(server.port());
            assertInstanceOf(SendResult.Sent.class, deliver());
            assertEquals(1, server.accepted());
        }
    }

    @Test
    void ignoresALateRecordOfWhoeverLostTheMail() {
        live.send(TO);
        QueuedMail first = take();
        core.clock.advance(MailQueue.TAKEN);
        QueuedMail second = live.queue.take("another").orElseThrow();
        live.queue.settle(first, WORKER, new SendResult.Failed("too late"));
        assertEquals(Optional.empty(), live.queue.take(WORKER));
        live.queue.settle(second, "another", new SendResult.Sent());
        live.queue.settle(first, WORKER, new SendResult.Refused("too late"));
        assertEquals(2, live.only(State.SENT).tries());
    }

    @Test
    void sendsEachOfManyMailsOnce() throws Exception {
        GreenMail server = start(freePort());
        try {
            live.server(server.getSmtp().getPort());
            try (MailWorker worker = live.worker()) {
                assertNotNull(worker);
                IntStream.range(0, 40).forEach(number -> live.send("reader" + number + "@example.org"));
                eventually("all are sent", () -> live.in(State.SENT).size() == 40);
            }
            Set<String> ids = new HashSet<>();
            for (MimeMessage mail : server.getReceivedMessages()) {
                assertTrue(ids.add(mail.getMessageID()));
            }
            assertEquals(40, ids.size());
        } finally {
            server.stop();
        }
    }

    @Test
    void isRefusedForGoodWhenTheServerDoesNotKnowTheAddress() throws Exception {
        try (AnsweringServer server = new AnsweringServer()) {
            server.answer("RCPT TO:<" + TO, "550 5.1.1 No such mailbox");
            live.server(server.port());
            try (MailWorker worker = live.worker()) {
                assertNotNull(worker);
                live.send(TO);
                live.send("other@example.org");
                eventually("one is refused", () -> live.in(State.REFUSED).size() == 1);
                eventually("the other is sent", () -> live.in(State.SENT).size() == 1);
                OutboxMail refused = live.only(State.REFUSED);
                assertEquals(TO, refused.to());
                assertTrue(String.valueOf(refused.problem()).contains("No such mailbox"), refused.problem());

                server.answer("RCPT TO:<" + TO, "250 yes");
                live.outbox.retry(refused.id());
                eventually(
                        "it goes when staff try again",
                        () -> live.in(State.SENT).size() == 2);
                assertEquals(2, server.accepted());
            }
        }
    }

    @Test
    void isRefusedWhenTheAddressIsNone() {
        live.server(1);
        live.send("nobody at all");
        assertInstanceOf(SendResult.Refused.class, live.deliver(take()));
    }

    @Test
    void waitsWhenTheServerSaysLaterOrMeansUs() throws Exception {
        try (AnsweringServer server = new AnsweringServer()) {
            live.server(server.port());
            for (String answer : List.of(
                    "451 4.7.1 Greylisted",
                    "452 4.2.2 Mailbox full",
                    "530 5.7.0 Sign in first",
                    "550 5.7.1 Unable to relay")) {
                server.answer("RCPT", answer);
                assertInstanceOf(SendResult.Failed.class, deliver(), answer);
            }
            server.answer("RCPT", "250 yes");
            server.answer("MAIL", "550 5.1.0 Sender unknown to us");
            assertInstanceOf(SendResult.Failed.class, deliver());
            server.answer("MAIL", "250 yes");
            server.answer(".", "554 5.7.1 Looks like spam");
            assertInstanceOf(SendResult.Failed.class, deliver());
            server.answer(".", "550 5.1.1 Unknown after all");
            assertInstanceOf(SendResult.Refused.class, deliver());
            server.answer("EHLO", "421 Too busy");
            server.answer("HELO", "421 Too busy");
            assertInstanceOf(SendResult.Unreachable.class, deliver());
        }
    }

    @Test
    void waitsRatherThanGoInPlainWhereTlsIsAsked() throws Exception {
        GreenMail server = start(freePort());
        try {
            live.settings.put("tls", "STARTTLS");
            live.server(server.getSmtp().getPort());
            assertInstanceOf(SendResult.Unreachable.class, deliver());
            assertEquals(0, server.getReceivedMessages().length);
        } finally {
            server.stop();
        }
    }

    @Test
    void trustsNoCertificateThatNobodyVouchesFor() throws Exception {
        GreenMail server = start(freePort(), ServerSetup.PROTOCOL_SMTPS);
        try {
            live.settings.put("tls", "IMPLICIT");
            live.server(server.getSmtps().getPort());
            assertInstanceOf(SendResult.Unreachable.class, deliver());
        } finally {
            server.stop();
        }
    }

    @Test
    void waitsWhenThePasswordIsWrong() throws Exception {
        GreenMail server = start(freePort());
        try {
            server.setUser("relay@example.org", "relay", "secret");
            live.settings.put("user", "relay");
            live.settings.put("password", "wrong");
            live.server(server.getSmtp().getPort());
            assertInstanceOf(SendResult.Unreachable.class, deliver());
            live.settings.put("password", "secret");
            assertInstanceOf(SendResult.Sent.class, deliver());
        } finally {
            server.stop();
        }
    }

    @Test
    void waitsOnALiveInstanceUntilAServerIsSet() throws Exception {
        GreenMail server = start(freePort());
        try (MailWorker worker = live.worker()) {
            assertNotNull(worker);
            live.send(TO);
            assertEquals(0, live.only(State.WAITING).tries());
            live.server(server.getSmtp().getPort());
            eventually("it is sent", () -> live.in(State.SENT).size() == 1);
        } finally {
            server.stop();
        }
    }

    @Test
    void staysInTheMailboxOfATestInstanceThatMayNotSend() {
        MailSetUp test = new MailSetUp(core, true, false);
        test.server(1);
        String before = mailbox().version();
        assertEquals(before, mailbox().version(), "nothing has come");
        test.send(TO);
        String after = mailbox().version();
        assertNotEquals(before, after, "one has come");
        test.send(TO);
        assertNotEquals(after, mailbox().version(), "another has come at the same instant");
        assertEquals("zoe@example.org", mailbox().newest(10).getFirst().to());
        assertTrue(mailbox().newest(10).getFirst().text().contains("482913"));
        assertEquals(Optional.empty(), test.queue.take(WORKER));
        assertTrue(new MailSetUp(core, true, true).route.keeps(), "allowed, but no server");
    }

    @Test
    void neverLeavesATestInstanceThatWasStartedOnALiveOnesData() {
        live.server(1);
        live.send(TO);
        MailSetUp test = new MailSetUp(core, true, false);
        try (MailWorker worker = test.worker()) {
            assertNotNull(worker);
            assertEquals(TO, test.only(State.KEPT).to());
        }
    }

    @Test
    void losesItsContentAfterThirtyDaysUnlessItStillWaits() {
        live.send(TO);
        live.queue.settle(take(), WORKER, new SendResult.Refused("gone"));
        live.send("waiting@example.org");
        new MailSetUp(core, true, false).send("kept@example.org");
        OldMailContent job = new OldMailContent(live.queue, core.clock);
        core.clock.advance(OldMailContent.KEPT_FOR.minusMinutes(1));
        job.run();
        assertEquals(1, mailbox().newest(10).size());
        String version = mailbox().version();
        core.clock.advance(Duration.ofMinutes(2));
        job.run();
        assertEquals(List.of(), mailbox().newest(10));
        assertNotEquals(version, mailbox().version(), "one has gone");
        assertEquals(1, live.in(State.KEPT).size(), "the envelope stays");
        live.outbox.retry(live.only(State.REFUSED).id());
        assertEquals(1, live.in(State.REFUSED).size(), "an empty mail is never sent");
        assertTrue(take().text().contains("482913"));
    }

    @Test
    void isNotTriedTwiceAtOnceWhenStaffAreImpatient() {
        live.send(TO);
        QueuedMail taken = take();
        live.outbox.retry(taken.id());
        assertEquals(Optional.empty(), live.queue.take("another"));
        live.queue.settle(taken, WORKER, new SendResult.Failed("later"));
        assertEquals(Optional.empty(), live.queue.take(WORKER));
        live.outbox.retry(taken.id());
        take();
        assertEquals(2, live.only(State.WAITING).tries());
    }

    private DatabaseMailbox mailbox() {
        return new DatabaseMailbox(core.transactions);
    }

    private QueuedMail take() {
        return live.queue.take(WORKER).orElseThrow();
    }

    private SendResult deliver() {
        live.clear();
        live.send(TO);
        return live.deliver(take());
    }

    private boolean tried(int mails) {
        List<OutboxMail> waiting = live.in(State.WAITING);
        return waiting.size() == mails && waiting.stream().allMatch(mail -> mail.problem() != null);
    }

    private static MimeMessage received(GreenMail server, String to) throws Exception {
        for (MimeMessage mail : server.getReceivedMessages()) {
            if (mail.getAllRecipients()[0].toString().equals(to)) {
                return mail;
            }
        }
        throw new AssertionError("no mail to " + to);
    }

    private static GreenMail start(int port) {
        return start(port, ServerSetup.PROTOCOL_SMTP);
    }

    private static GreenMail start(int port, String protocol) {
        ServerSetup setUp = new ServerSetup(port, "127.0.0.1", protocol);
        setUp.setServerStartupTimeout(STARTS_IN_MILLIS);
        GreenMail server = new GreenMail(setUp);
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
