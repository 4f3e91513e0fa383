package org.guildhall.runtime.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.job.Job;
import org.guildhall.api.job.JobProblem;
import org.guildhall.api.job.JobState;
import org.guildhall.api.session.Actor;
import org.guildhall.runtime.Core;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.runtime.permission.RoleCatalogue;
import org.guildhall.runtime.permission.ShiroPermissions;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EachDatabase
class LeasedJobsTest {
    private static final Duration RARELY = Duration.ofDays(1);

    private final Core core;
    private final ShiroPermissions permissions;
    private final LeasedJobs jobs;
    private final LeasedJobs otherNode;
    private final String name = "test." + UUID.randomUUID();

    LeasedJobsTest(DatabasePlace place) {
        core = Core.of(place);
        permissions = new ShiroPermissions(core.transactions, new RoleCatalogue(), core.actors, core.audit);
        jobs = node("first");
        otherNode = node("second");
    }

    private LeasedJobs node(String called) {
        return new LeasedJobs(
                core.transactions,
                core.clock,
                core.actors,
                permissions,
                core.audit,
                new NodeName(new LaunchSettings(Map.of(NodeName.NODE, called))));
    }

    @AfterEach
    void stop() {
        permissions.close();
        jobs.close();
        otherNode.close();
    }

    @Test
    void runsAgainAndAgainAsAPartOfTheSystem() throws Exception {
        Semaphore runs = new Semaphore(0);
        AtomicReference<Actor> actor = new AtomicReference<>();
        jobs.add(job(name, Duration.ofMillis(50), () -> {
            actor.set(core.actors.current());
            runs.release();
        }));
        assertTrue(runs.tryAcquire(3, 30, TimeUnit.SECONDS));
        assertEquals(new Actor.SystemPart(name), actor.get());
        assertEquals(new Actor.Anonymous(), core.actors.current());
    }

    @Test
    void runsSoonWhenAskedButOnlyAfterTheCommit() throws Exception {
        Semaphore runs = new Semaphore(0);
        jobs.add(job(name, RARELY, runs::release));
        core.clock.advance(Duration.ofSeconds(6));
        assertTrue(runs.tryAcquire(30, TimeUnit.SECONDS));
        core.transactions.run(sql -> {
            jobs.runSoon(name);
            assertFalse(acquired(runs, 700));
        });
        assertTrue(runs.tryAcquire(30, TimeUnit.SECONDS));
        jobs.runSoon(name);
        assertTrue(runs.tryAcquire(30, TimeUnit.SECONDS));
    }

    @Test
    void aWishDuringARunIsFulfilledAfterIt() throws Exception {
        Semaphore started = new Semaphore(0);
        Semaphore mayEnd = new Semaphore(0);
        jobs.add(job(name, RARELY, () -> {
            started.release();
            mayEnd.acquire();
        }));
        jobs.runSoon(name);
        assertTrue(started.tryAcquire(30, TimeUnit.SECONDS));
        jobs.runSoon(name);
        mayEnd.release();
        assertTrue(started.tryAcquire(30, TimeUnit.SECONDS));
        mayEnd.release();
    }

    @Test
    void twoNodesNeverRunItAtOnceAndBothGetTheirTurn() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Semaphore runs = new Semaphore(0);
        Job counting = job(name, Duration.ofMillis(20), () -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            runs.release();
            now.decrementAndGet();
        });
        jobs.add(counting);
        otherNode.add(counting);
        assertTrue(runs.tryAcquire(8, 60, TimeUnit.SECONDS));
        assertEquals(1, most.get());
    }

    @Test
    void aLeaseOfADeadNodeEnds() throws Exception {
        core.transactions.run(sql -> sql.update(
                "INSERT INTO core.job (name, runner, lease_until, next_run) VALUES (?, ?, ?, ?)",
                name,
                UUID.randomUUID(),
                core.clock.instant().plus(Duration.ofMinutes(1)),
                core.clock.instant()));
        Semaphore runs = new Semaphore(0);
        jobs.add(job(name, RARELY, runs::release));
        jobs.runSoon(name);
        assertFalse(acquired(runs, 1500));
        core.clock.advance(Duration.ofMinutes(2));
        assertTrue(runs.tryAcquire(30, TimeUnit.SECONDS));
    }

    @Test
    void whatTheRunBeforeOfTheSameNodeHadInHandIsTakenUpAtOnceAndOthersKeepTheirLeases() throws Exception {
        UUID before = UUID.randomUUID();
        String others = "test." + UUID.randomUUID();
        Map.of(name, before, others, UUID.randomUUID())
                .forEach((job, runner) -> core.transactions.run(sql -> sql.update(
                        "INSERT INTO core.job (name, runner, lease_until, next_run) VALUES (?, ?, ?, ?)",
                        job,
                        runner,
                        core.clock.instant().plus(Duration.ofMinutes(1)),
                        core.clock.instant())));
        LeasedJobs restarted = new LeasedJobs(
                core.transactions,
                core.clock,
                core.actors,
                permissions,
                core.audit,
                new NodeName(new LaunchSettings(Map.of(NodeName.NODE, "first"))),
                UUID.randomUUID(),
                Optional.of(before));
        try {
            Semaphore runs = new Semaphore(0);
            Semaphore othersRuns = new Semaphore(0);
            restarted.add(job(name, RARELY, runs::release));
            restarted.add(job(others, RARELY, othersRuns::release));
            restarted.runSoon(name);
            restarted.runSoon(others);
            assertTrue(runs.tryAcquire(30, TimeUnit.SECONDS));
            assertFalse(acquired(othersRuns, 1500));
        } finally {
            restarted.close();
        }
    }

    @Test
    void tellsItsStateAndGoesOnAfterAFailure() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch well = new CountDownLatch(1);
        jobs.add(job(name, RARELY, () -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            well.countDown();
        }));
        jobs.runSoon(name);
        JobState failed = await(state -> state.problem() != null);
        JobProblem problem = Objects.requireNonNull(failed.problem());
        assertEquals("job.problem.unexpected", problem.textKey());
        assertTrue(problem.reference().matches("[0-9A-F]{8}"), problem.reference());
        assertNull(failed.lastSuccess());
        assertNotNull(failed.lastEnd());
        assertEquals("first", failed.node());
        assertEquals(1, jobs.wentWrong());
        jobs.runSoon(name);
        assertTrue(well.await(30, TimeUnit.SECONDS));
        JobState succeeded = await(state -> state.lastSuccess() != null);
        assertNull(succeeded.problem());
        assertFalse(succeeded.running());
        assertNotNull(succeeded.nextRun());
    }

    @Test
    void tellsARunUnderWayAndOneWhoseServerWentAway() throws Exception {
        Semaphore started = new Semaphore(0);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Job slow = job(name, RARELY, () -> {
            started.release();
            mayEnd.await();
        });
        jobs.add(slow);
        jobs.runSoon(name);
        assertTrue(started.tryAcquire(30, TimeUnit.SECONDS));
        assertTrue(await(JobState::running).running());
        mayEnd.countDown();
        JobState ended = await(state -> state.lastSuccess() != null);
        assertFalse(ended.running());
        core.transactions.run(sql -> sql.update(
                "UPDATE core.job SET runner = ?, lease_until = ? WHERE name = ?",
                UUID.randomUUID(),
                core.clock.instant().minusSeconds(1),
                name));
        assertEquals(
                new JobProblem("job.problem.gone", ""),
                await(state -> state.problem() != null).problem());
    }

    @Test
    void isStartedByHandByThoseWhoMayWhereThatIsSafe() throws Exception {
        Semaphore runs = new Semaphore(0);
        jobs.add(job(name, RARELY, runs::release));
        String never = name + ".never";
        jobs.add(new Job() {
            @Override
            public String name() {
                return never;
            }

            @Override
            public boolean onDemand() {
                return false;
            }

            @Override
            public Duration every() {
                return RARELY;
            }

            @Override
            public void run() {
                runs.release(100);
            }
        });
        assertThrows(NotPermittedException.class, () -> jobs.run(name));
        assertThrows(NotPermittedException.class, jobs::states);
        core.actors.callAs(new Actor.SystemPart("test"), () -> {
            assertEquals(2, jobs.states().size());
            assertThrows(NotFoundException.class, () -> jobs.run("no.such"));
            assertThrows(RefusedException.class, () -> jobs.run(never));
            jobs.run(name);
            return "";
        });
        assertTrue(runs.tryAcquire(30, TimeUnit.SECONDS));
        assertEquals(
                List.of("job.run"),
                core.audit.history("job", name).stream().map(AuditEntry::action).toList());
    }

    @Test
    void tellsWhyInWordsThatHoldNothingOfTheMessage() {
        assertEquals(
                "job.problem.database",
                JobReasons.key(new IllegalStateException(new java.sql.SQLException("ada@example.org"))));
        assertEquals("job.problem.network", JobReasons.key(new java.net.ConnectException("refused")));
        assertEquals(
                "job.problem.file",
                JobReasons.key(new java.io.UncheckedIOException(new java.nio.file.NoSuchFileException("x"))));
        assertEquals(
                "job.problem.unexpected", JobReasons.known("java.lang.IllegalStateException: of an earlier build"));
    }

    @Test
    void stopsWithItsBundleOnceTheRunHasEnded() throws Exception {
        Semaphore started = new Semaphore(0);
        AtomicInteger ended = new AtomicInteger();
        CountDownLatch mayEnd = new CountDownLatch(1);
        Job slow = job(name, RARELY, () -> {
            started.release();
            mayEnd.await();
            ended.incrementAndGet();
        });
        jobs.add(slow);
        jobs.runSoon(name);
        assertTrue(started.tryAcquire(30, TimeUnit.SECONDS));
        Thread stopping = Thread.startVirtualThread(() -> jobs.remove(slow));
        mayEnd.countDown();
        stopping.join(Duration.ofSeconds(30));
        assertEquals(1, ended.get());
        jobs.runSoon(name);
        assertFalse(acquired(started, 700));
    }

    @Test
    void interruptsARunThatDoesNotEnd() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Semaphore started = new Semaphore(0);
        CountDownLatch interrupted = new CountDownLatch(1);
        Job stuck = job(name, RARELY, () -> {
            started.release();
            try {
                never.await();
            } catch (InterruptedException asked) {
                interrupted.countDown();
                throw asked;
            }
        });
        jobs.add(stuck);
        jobs.runSoon(name);
        assertTrue(started.tryAcquire(30, TimeUnit.SECONDS));
        Thread stopping = Thread.startVirtualThread(() -> jobs.remove(stuck));
        stopping.interrupt();
        assertTrue(interrupted.await(30, TimeUnit.SECONDS));
        stopping.join(Duration.ofSeconds(30));
    }

    private JobState await(java.util.function.Predicate<JobState> condition) throws InterruptedException {
        CountDownLatch tick = new CountDownLatch(1);
        for (int i = 0; i < 600; i++) {
            for (JobState state : jobs.all()) {
                if (state.name().equals(name) && condition.test(state)) {
                    return state;
                }
            }
            if (tick.await(50, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new AssertionError(jobs.all().toString());
    }

    private static boolean acquired(Semaphore semaphore, long millis) {
        try {
            return semaphore.tryAcquire(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static Job job(String name, Duration every, Work work) {
        return new Job() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Duration every() {
                return every;
            }

            @Override
            public void run() throws Exception {
                work.run();
            }
        };
    }
}
