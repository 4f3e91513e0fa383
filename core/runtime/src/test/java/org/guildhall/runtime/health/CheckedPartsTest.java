package org.guildhall.runtime.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.bundle.JarSignature;
import org.guildhall.api.bundle.PortalBundle;
import org.guildhall.api.bundle.PortalBundles;
import org.guildhall.api.bundle.PortalContents;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.health.Health;
import org.guildhall.api.health.HealthPart;
import org.guildhall.api.health.HealthPart.State;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.api.health.PartCheck;
import org.guildhall.api.job.Job;
import org.guildhall.api.permission.Role;
import org.guildhall.api.session.Actors;
import org.guildhall.runtime.Core;
import org.guildhall.runtime.Identity;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.runtime.job.LeasedJobs;
import org.guildhall.runtime.job.NodeName;
import org.guildhall.runtime.key.Keys;
import org.guildhall.runtime.mail.MailQueue;
import org.guildhall.runtime.mail.MailRoute;
import org.guildhall.runtime.mail.MailSettings;
import org.guildhall.runtime.metrics.MetricsSettings;
import org.guildhall.runtime.metrics.MetricsToken;
import org.guildhall.runtime.permission.RoleCatalogue;
import org.guildhall.runtime.permission.ShiroPermissions;
import org.guildhall.runtime.persistence.ConnectionPool;
import org.guildhall.runtime.persistence.Transactions;
import org.guildhall.runtime.standalone.StandaloneSettings;
import org.guildhall.runtime.text.TextCataloguesTest;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EachDatabase
class CheckedPartsTest {
    private static final Health NOTHING_MISSING = List::of;

    private final Core core;
    private final Identity identity;
    private final StandaloneSettings settings = new StandaloneSettings();

    @TempDir
    Path folder = Path.of("");

    CheckedPartsTest(DatabasePlace place) {
        core = Core.of(place);
        identity = Identity.of(place);
    }

    @Test
    void tellsWhetherTheDatabaseAnswers() {
        assertEquals(State.GOOD, told(new DatabaseCheck(core.transactions, core.pool).get()));
        ConnectionPool closed = new ConnectionPool(
                new LaunchSettings(Map.of("guildhall.data", folder.resolve("db").toString())));
        Transactions away = new Transactions(closed);
        closed.close();
        assertEquals(State.BAD, told(new DatabaseCheck(away, closed).get()));
    }

    @Test
    void tellsHowMuchRoomThereIs() {
        assertEquals(State.GOOD, told(DiskCheck.told(10_000_000_000L)));
        assertEquals(List.of("1.9"), DiskCheck.told(1_999_999_999L).now().values());
        assertEquals(State.ATTENTION, told(DiskCheck.told(1_999_999_999L)));
        assertEquals(State.BAD, told(DiskCheck.told(100_000_000)));
        assertNotNull(new DiskCheck(folder).get());
    }

    @Test
    void seesAKeyFileThatIsGoneAnotherOrOpenToOthers() throws IOException {
        Path file = folder.resolve("key").resolve("master.key");
        Keys keys = new Keys(new LaunchSettings(
                Map.of("guildhall.data", folder.resolve("data").toString(), Keys.FILE, file.toString())));
        KeyCheck check = new KeyCheck(keys);
        assertEquals(State.GOOD, told(check.get()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(State.ATTENTION, told(check.get()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Path kept = Files.move(file, folder.resolve("kept"));
        assertEquals(State.BAD, told(check.get()));
        Files.writeString(file, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
        assertEquals("health.key.other", check.get().now().textKey());
        Files.delete(file);
        Files.move(kept, file);
        assertEquals(State.GOOD, told(check.get()));
    }

    @Test
    void doesNotBelieveAClockThatWentBack() {
        core.audit.record(NewAuditEntry.of("seen", "thing", UUID.randomUUID()));
        assertEquals(
                "health.clock.good",
                new ClockCheck(core.transactions, core.clock).get().now().textKey());
        java.time.Clock early = java.time.Clock.offset(core.clock, Duration.ofHours(-1));
        assertEquals(State.ATTENTION, told(new ClockCheck(core.transactions, early).get()));
    }

    @Test
    void tellsOfMailsThatAreStuck() {
        MailRoute kept = new MailRoute(settings, core.instance(true), new LaunchSettings(Map.of()));
        MailQueue queue = new MailQueue(core.transactions, core.clock);
        assertEquals(
                "health.mail.kept",
                new MailCheck(kept, queue, NOTHING_MISSING).get().now().textKey());
        Health unset = () -> List.of(HealthProblem.of("health.problem.mail"));
        HealthPart missing = new MailCheck(kept, queue, unset).get();
        assertEquals(State.BAD, told(missing));
        assertEquals(
                "health.problem.mail", Objects.requireNonNull(missing.advice()).textKey());
        settings.set(MailSettings.class, Map.of("host", "mail.example.gov.uk"));
        MailRoute live = new MailRoute(settings, core.instance(false), new LaunchSettings(Map.of()));
        UUID stuck = core.ids.next();
        core.transactions.run(sql -> sql.update(
                "INSERT INTO core.outbox (id, message_id, recipient, sender, sender_name, subject, text, html, state,"
                        + " tries, created_at, next_try_at, problem)"
                        + " VALUES (?, 'm', 'r', 's', 'n', 's', 't', 'h', 'WAITING', 3, ?, ?, 'ConnectException: refused')",
                stuck,
                core.clock.instant(),
                core.clock.instant()));
        assertEquals(State.ATTENTION, told(new MailCheck(live, queue, NOTHING_MISSING).get()));
        core.transactions.run(sql -> sql.update("DELETE FROM core.outbox WHERE id = ?", stuck));
        assertEquals(
                "health.mail.good",
                new MailCheck(live, queue, NOTHING_MISSING).get().now().textKey());
    }

    @Test
    void tellsOfFilesThatAreNotTakenAndOfAnAddressNobodyCanUse() {
        assertEquals(State.GOOD, told(new DocumentCheck(core.instance(true), NOTHING_MISSING).get()));
        Health uploads = () -> List.of(HealthProblem.of("health.problem.uploads"));
        assertEquals(State.BAD, told(new DocumentCheck(core.instance(false), uploads).get()));
        Health base = () -> List.of(HealthProblem.of("health.problem.base", "http://x"));
        assertEquals(State.BAD, told(new AddressCheck(core.instance(false), base).get()));
        assertEquals(State.GOOD, told(new AddressCheck(core.instance(true), NOTHING_MISSING).get()));
    }

    @Test
    void tellsOfPortalsThatDoNotStart() {
        assertEquals(
                State.GOOD,
                told(new PortalCheck(portals(PortalBundle.State.RUNNING, PortalBundle.State.STOPPED)).get()));
        HealthPart failed = new PortalCheck(portals(PortalBundle.State.RUNNING, PortalBundle.State.FAILED)).get();
        assertEquals(State.BAD, told(failed));
        assertEquals(List.of("portal-1"), failed.now().values());
    }

    @Test
    void tellsOfJobsThatFail() throws Exception {
        try (ShiroPermissions permissions =
                new ShiroPermissions(core.transactions, new RoleCatalogue(), core.actors, core.audit)) {
            LeasedJobs jobs = new LeasedJobs(
                    core.transactions,
                    core.clock,
                    core.actors,
                    permissions,
                    core.audit,
                    new NodeName(new LaunchSettings(Map.of())));
            try {
                String name = "test." + UUID.randomUUID();
                java.util.concurrent.Semaphore ran = new java.util.concurrent.Semaphore(0);
                jobs.add(new Job() {
                    @Override
                    public String name() {
                        return name;
                    }

                    @Override
                    public Duration every() {
                        return Duration.ofDays(1);
                    }

                    @Override
                    public void run() {
                        ran.release();
                        throw new IllegalStateException("on purpose");
                    }
                });
                assertEquals(State.GOOD, told(new JobCheck(jobs).get()));
                jobs.runSoon(name);
                assertTrue(ran.tryAcquire(30, java.util.concurrent.TimeUnit.SECONDS));
                Instant end = Instant.now().plus(Duration.ofSeconds(30));
                while (jobs.all().stream().noneMatch(job -> job.problem() != null)) {
                    assertTrue(Instant.now().isBefore(end), "the failure is not kept");
                    java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
                }
                assertEquals(State.ATTENTION, told(new JobCheck(jobs).get()));
            } finally {
                jobs.close();
            }
        }
    }

    @Test
    void tellsOfALogThatIsChangedOrNotLinked() {
        String subject = UUID.randomUUID().toString();
        core.audit.record(NewAuditEntry.of("seen", "thing", subject));
        core.chain.extend();
        core.chain.check();
        assertEquals(State.GOOD, told(new AuditCheck(core.chain).get()));
        core.transactions.run(
                sql -> sql.update("UPDATE core.audit_entry SET action = 'x' WHERE subject_id = ?", subject));
        core.chain.check();
        assertEquals(State.BAD, told(new AuditCheck(core.chain).get()));
        core.transactions.run(
                sql -> sql.update("UPDATE core.audit_entry SET action = 'seen' WHERE subject_id = ?", subject));
        core.chain.check();
        core.audit.record(NewAuditEntry.of("seen", "thing", subject));
        core.clock.advance(Duration.ofMinutes(11));
        assertEquals(State.ATTENTION, told(new AuditCheck(core.chain).get()));
        core.chain.extend();
        assertEquals(State.GOOD, told(new AuditCheck(core.chain).get()));
    }

    @Test
    void tellsOfATokenThatIsTooShort() {
        MetricsCheck check = new MetricsCheck(new MetricsToken(settings));
        assertEquals("health.metrics.closed", check.get().now().textKey());
        settings.set(MetricsSettings.class, Map.of("token", "short"));
        assertEquals(State.ATTENTION, told(check.get()));
        settings.set(MetricsSettings.class, Map.of("token", "0123456789abcdefghij"));
        assertEquals(State.GOOD, told(check.get()));
    }

    @Test
    void looksForThoseWhoMayAndAtTheOthersWhereOneFails() {
        CheckedParts parts = new CheckedParts(identity.runtime.permissions(), identity.runtime.actors());
        parts.add("first", () -> {
            throw new IllegalStateException("on purpose");
        });
        parts.add("second", () -> HealthPart.good("second", "health.clock.good"));
        PartCheck portal = new PartCheck() {
            @Override
            public String part() {
                return "third";
            }

            @Override
            public HealthPart look() {
                throw new IllegalStateException("on purpose");
            }
        };
        parts.addPortal(portal);
        try (Actors.Binding acting =
                identity.runtime.actors().bind(identity.user(identity.newAccount(Set.of(Role.AUDITOR))))) {
            List.of(acting);
            assertThrows(NotPermittedException.class, parts::parts);
        }
        try (Actors.Binding acting = identity.runtime
                .actors()
                .bind(identity.user(identity.newAccount(Set.of(Role.COUNCIL_ADMINISTRATOR))))) {
            List.of(acting);
            List<HealthPart> looked = parts.parts();
            assertEquals(
                    List.of(State.BAD, State.GOOD, State.BAD),
                    looked.stream().map(CheckedPartsTest::told).toList());
            parts.removePortal(portal);
            assertEquals(2, parts.parts().size());
        }
    }

    /** How it is; each text of it is in the catalogue, and what is not good says what to do. */
    private static State told(HealthPart part) {
        Map<String, String> texts =
                Objects.requireNonNull(TextCataloguesTest.shipped().texts().get("en"));
        List<String> keys = new ArrayList<>(List.of(part.now().textKey()));
        HealthProblem advice = part.advice();
        if (advice != null) {
            keys.add(advice.textKey());
        }
        keys.forEach(key -> assertTrue(texts.containsKey(key), key));
        if (part.state() == State.GOOD) {
            assertNull(advice);
        } else {
            assertNotNull(advice);
        }
        return part.state();
    }

    private static PortalBundles portals(PortalBundle.State... states) {
        List<PortalBundle> all = Stream.iterate(0, index -> index < states.length, index -> index + 1)
                .map(index -> portal("portal-" + index, states[index]))
                .toList();
        return (PortalBundles) Proxy.newProxyInstance(
                PortalBundles.class.getClassLoader(),
                new Class<?>[] {PortalBundles.class},
                (self, asked, given) -> all);
    }

    private static PortalBundle portal(String name, PortalBundle.State state) {
        return new PortalBundle(
                name,
                name,
                "1.0.0",
                "",
                state,
                false,
                false,
                JarSignature.NONE,
                PortalContents.NONE,
                Optional.empty(),
                List.of());
    }
}
