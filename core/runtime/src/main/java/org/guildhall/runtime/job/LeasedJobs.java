package org.guildhall.runtime.job;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.job.Job;
import org.guildhall.api.job.JobProblem;
import org.guildhall.api.job.JobState;
import org.guildhall.api.job.Jobs;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.runtime.persistence.Row;
import org.guildhall.runtime.persistence.SqlFailure;
import org.guildhall.runtime.persistence.Transactions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs, each once whichever node gets its lease. A lease is kept alive while the job runs and ends a minute after a node
 * has died, or once the same node is back.
 */
@Component(
        service = {Jobs.class, LeasedJobs.class},
        immediate = true)
public final class LeasedJobs implements Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(LeasedJobs.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration BUSY_ELSEWHERE = Duration.ofSeconds(1);
    private static final long TICK_MILLIS = 250;
    private static final long STOP_SECONDS = 20;
    private static final int THREADS = 4;

    private final Transactions transactions;
    private final Clock clock;
    private final Actors actors;
    private final Permissions permissions;
    private final Audit audit;
    private final NodeName nodeName;
    private final UUID node;
    private volatile Optional<UUID> ended;
    private final LongAdder wentWell = new LongAdder();
    private final LongAdder wentWrong = new LongAdder();
    private final Map<String, Known> known = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService ticks;
    private final ExecutorService workers;

    @Activate
    public LeasedJobs(
            @Reference Transactions transactions,
            @Reference Database migrated,
            @Reference Clock clock,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference NodeName nodeName,
            @Reference NodeRun run) {
        this(transactions, clock, actors, permissions, audit, nodeName, run.id(), run.before());
    }

    /** Jobs leased through these transactions, by a node that nobody has been before. */
    public LeasedJobs(
            Transactions transactions,
            Clock clock,
            Actors actors,
            Permissions permissions,
            Audit audit,
            NodeName nodeName) {
        this(transactions, clock, actors, permissions, audit, nodeName, UUID.randomUUID(), Optional.empty());
    }

    /**
     * Jobs leased through these transactions.
     *
     * @param node this run of a node
     * @param ended the run before it, which has no job in hand any more
     */
    LeasedJobs(
            Transactions transactions,
            Clock clock,
            Actors actors,
            Permissions permissions,
            Audit audit,
            NodeName nodeName,
            UUID node,
            Optional<UUID> ended) {
        this.node = node;
        this.ended = ended;
        this.transactions = transactions;
        this.clock = clock;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
        this.nodeName = nodeName;
        workers = Executors.newFixedThreadPool(THREADS, work -> thread(work, "job"));
        ticks = Executors.newSingleThreadScheduledExecutor(work -> thread(work, "jobs"));
        var unused = ticks.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        Objects.requireNonNull(unused);
    }

    /** The thread that starts this must not leave a portal's class loader on the workers. */
    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setContextClassLoader(LeasedJobs.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }

    /** Takes a bundle's job. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(Job job) {
        Known before = known.put(job.name(), new Known(job, clock.instant().plus(shorter(FIRST, job.every()))));
        if (before != null) {
            LOG.info("The job {} is now that of a newer bundle.", job.name());
        }
    }

    /** Lets a job go with its bundle, once it has ended a run under way. */
    public void remove(Job job) {
        Known leaving = known.get(job.name());
        if (leaving != null && leaving.job.equals(job) && known.remove(job.name(), leaving)) {
            leaving.stop();
        }
    }

    @Deactivate
    public void close() {
        ticks.shutdown();
        List<Known> all = new ArrayList<>(known.values());
        known.clear();
        all.forEach(Known::stop);
        workers.shutdownNow();
    }

    @Override
    public List<JobState> states() {
        permissions.check("core:job:read");
        return all();
    }

    /** All jobs by name, for parts of core that do not show them to anybody. */
    public List<JobState> all() {
        Instant now = clock.instant();
        Map<String, JobState> states = new ConcurrentSkipListMap<>();
        known.values().forEach(each -> states.put(each.name(), each.notRunYet()));
        List<Kept> kept = transactions.call(sql -> sql.list(
                Kept::of,
                "SELECT name, lease_until, last_start, last_end, last_success, last_problem, reference, node, next_run"
                        + " FROM core.job ORDER BY name"));
        for (Kept each : kept) {
            Known job = known.get(each.name);
            if (job != null) {
                states.put(each.name, each.state(job.job.onDemand(), now));
            }
        }
        return List.copyOf(states.values());
    }

    /** Runs that went well on this node since it started. */
    public long wentWell() {
        return wentWell.sum();
    }

    /** Runs that failed on this node since it started. */
    public long wentWrong() {
        return wentWrong.sum();
    }

    @Override
    public void run(String name) {
        permissions.check("core:job:run");
        Known job = known.get(name);
        if (job == null) {
            throw new NotFoundException("job " + name);
        }
        if (!job.job.onDemand()) {
            throw new RefusedException("job.only-when-due");
        }
        transactions.run(sql -> {
            audit.record(NewAuditEntry.of("job.run", "job", name));
            runSoon(name);
        });
    }

    @Override
    public void runSoon(String name) {
        transactions.afterCommit(() -> {
            Known job = known.get(name);
            if (job != null) {
                job.wanted = true;
                ticks.execute(this::tick);
            }
        });
    }

    /** A job's row. */
    private record Kept(
            String name,
            @Nullable Instant leaseUntil,
            @Nullable Instant lastStart,
            @Nullable Instant lastEnd,
            @Nullable Instant lastSuccess,
            @Nullable String problem,
            String reference,
            String node,
            Instant nextRun) {
        static Kept of(Row row) {
            return new Kept(
                    row.text(1),
                    row.instantOrNull(2),
                    row.instantOrNull(3),
                    row.instantOrNull(4),
                    row.instantOrNull(5),
                    row.textOrNull(6),
                    row.text(7),
                    row.text(8),
                    row.instant(9));
        }

        JobState state(boolean onDemand, Instant now) {
            return new JobState(
                    name,
                    onDemand,
                    leaseUntil != null && !leaseUntil.isBefore(now),
                    lastStart,
                    lastEnd,
                    lastSuccess,
                    problem(now),
                    node,
                    nextRun);
        }

        private @Nullable JobProblem problem(Instant now) {
            if (leaseUntil != null && leaseUntil.isBefore(now)) {
                return new JobProblem("job.problem.gone", "");
            }
            return problem == null ? null : new JobProblem(JobReasons.known(problem), reference);
        }
    }

    private void tick() {
        try {
            giveBackWhatTheRunBeforeHad();
            Instant now = clock.instant();
            for (Known job : known.values()) {
                job.startIfDue(now);
            }
            for (Known job : known.values()) {
                job.keepLease(now);
            }
        } catch (RuntimeException problem) {
            LOG.error("Jobs cannot be started now; tried again soon.", problem);
        }
    }

    /** It has ended, perhaps by a power cut: nobody need wait for its leases. */
    private void giveBackWhatTheRunBeforeHad() {
        ended.ifPresent(before -> {
            int leases = transactions.call(sql ->
                    sql.update("UPDATE core.job SET runner = NULL, lease_until = NULL WHERE runner = ?", before));
            ended = Optional.empty();
            if (leases > 0) {
                LOG.info("Jobs that were under way when the server ended, taken up again: {}", leases);
            }
        });
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** What one run came to. */
    private enum Lease {
        OURS,
        NOT_DUE,
        ELSEWHERE
    }

    private final class Known {
        private final Job job;
        private final Object turn = new Object();
        private volatile Instant due;
        private volatile boolean wanted;
        private volatile boolean stopped;
        private volatile @Nullable Thread running;
        private volatile Instant leaseUntil = Instant.MIN;
        private boolean queued;
        private volatile boolean rowMade;
        private String toldProblem = "";
        private String reference = "";

        Known(Job job, Instant due) {
            this.job = job;
            this.due = due;
        }

        String name() {
            return job.name();
        }

        void startIfDue(Instant now) {
            synchronized (turn) {
                if (stopped || queued || !(wanted || !now.isBefore(due))) {
                    return;
                }
                queued = true;
            }
            workers.execute(this::turn);
        }

        private void turn() {
            boolean forced = wanted;
            wanted = false;
            synchronized (turn) {
                if (stopped) {
                    queued = false;
                    return;
                }
                running = Thread.currentThread();
            }
            try {
                switch (lease(forced)) {
                    case OURS -> work();
                    case NOT_DUE -> due = nextRun();
                    case ELSEWHERE -> {
                        wanted = forced;
                        due = clock.instant().plus(BUSY_ELSEWHERE);
                    }
                }
            } catch (RuntimeException unreachable) {
                due = clock.instant().plus(FIRST);
                wanted = false;
                tell("cannot be leased", unreachable);
            } finally {
                synchronized (turn) {
                    running = null;
                    queued = false;
                    turn.notifyAll();
                }
                // an interrupt meant for the job must not meet the next one
                boolean meantForTheJob = Thread.interrupted();
                LOG.trace("Job {} ended, interrupted: {}", name(), meantForTheJob);
            }
        }

        /** The job's row, made by whichever node is first. */
        private void makeRow(Instant now) {
            try {
                transactions.run(sql -> {
                    if (sql.count("SELECT count(*) FROM core.job WHERE name = ?", name()) == 0) {
                        sql.update("INSERT INTO core.job (name, next_run) VALUES (?, ?)", name(), now);
                    }
                });
                rowMade = true;
            } catch (SqlFailure failed) {
                boolean theOtherWasFirst = failed.getCause() instanceof SQLException cause
                        && cause.getSQLState().startsWith("23");
                if (!theOtherWasFirst) {
                    throw failed;
                }
                rowMade = true;
            }
        }

        private Lease lease(boolean forced) {
            Instant now = clock.instant();
            Instant until = now.plus(LEASE);
            if (!rowMade) {
                makeRow(now);
            }
            Lease lease = transactions.call(sql -> {
                int got = sql.update(
                        "UPDATE core.job SET runner = ?, lease_until = ?, last_start = ?, node = ? WHERE name = ?"
                                + " AND (lease_until IS NULL OR lease_until < ?) AND next_run <= ?",
                        node,
                        until,
                        now,
                        nodeName.get(),
                        name(),
                        now,
                        forced ? now.plus(Duration.ofDays(36_500)) : now);
                if (got > 0) {
                    return Lease.OURS;
                }
                return sql.count("SELECT count(*) FROM core.job WHERE name = ? AND lease_until >= ?", name(), now) > 0
                        ? Lease.ELSEWHERE
                        : Lease.NOT_DUE;
            });
            if (lease == Lease.OURS) {
                leaseUntil = until;
            }
            return lease;
        }

        private Instant nextRun() {
            return transactions.<Instant>call(
                    sql -> sql.first(row -> row.instant(1), "SELECT next_run FROM core.job WHERE name = ?", name())
                            .orElse(clock.instant()));
        }

        private void work() {
            JobProblem problem = null;
            try (Actors.Binding acting = actors.bind(new Actor.SystemPart(name()))) {
                Objects.requireNonNull(acting);
                job.run();
                toldProblem = "";
            } catch (InterruptedException ended) {
                problem = new JobProblem("job.problem.stopped", "");
            } catch (Exception | LinkageError failed) {
                problem = new JobProblem(JobReasons.key(failed), tell("failed", failed));
            }
            (problem == null ? wentWell : wentWrong).increment();
            ended(problem);
        }

        private void ended(@Nullable JobProblem problem) {
            Instant now = clock.instant();
            Instant next = now.plus(job.every());
            leaseUntil = Instant.MIN;
            // a run that was stopped on the way out must still give its lease back
            boolean interrupted = Thread.interrupted();
            transactions.run(sql -> {
                if (problem == null) {
                    sql.update(
                            "UPDATE core.job SET runner = NULL, lease_until = NULL, last_end = ?, last_success = ?,"
                                    + " last_problem = NULL, reference = '', next_run = ? WHERE name = ? AND runner = ?",
                            now,
                            now,
                            next,
                            name(),
                            node);
                } else {
                    sql.update(
                            "UPDATE core.job SET runner = NULL, lease_until = NULL, last_end = ?, last_problem = ?,"
                                    + " reference = ?, next_run = ? WHERE name = ? AND runner = ?",
                            now,
                            problem.textKey(),
                            problem.reference(),
                            next,
                            name(),
                            node);
                }
            });
            due = next;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        /**
         * Said once, not every few seconds: what stays broken stays in the job's state.
         *
         * @return the reference under which it stands in the log
         */
        private String tell(String what, Throwable problem) {
            if (toldProblem.equals(problem.toString())) {
                LOG.debug("Job {} {} again, reference {}", name(), what, reference, problem);
            } else {
                toldProblem = problem.toString();
                reference = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
                LOG.error("Job {} {}, reference {}.", name(), what, reference, problem);
            }
            return reference;
        }

        JobState notRunYet() {
            return new JobState(name(), job.onDemand(), false, null, null, null, null, "", due);
        }

        void keepLease(Instant now) {
            Instant until = leaseUntil;
            if (until.equals(Instant.MIN) || now.isBefore(until.minus(LEASE.dividedBy(2)))) {
                return;
            }
            Instant longer = now.plus(LEASE);
            transactions.run(sql -> sql.update(
                    "UPDATE core.job SET lease_until = ? WHERE name = ? AND runner = ?", longer, name(), node));
            synchronized (turn) {
                if (!leaseUntil.equals(Instant.MIN)) {
                    leaseUntil = longer;
                }
            }
        }

        void stop() {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
            boolean interrupted = false;
            synchronized (turn) {
                stopped = true;
                Thread thread = running;
                if (thread == null || thread.equals(Thread.currentThread())) {
                    return;
                }
                // first it may end by itself, then it is asked to
                long gentle = deadline - TimeUnit.SECONDS.toNanos(STOP_SECONDS / 2);
                while (running != null && System.nanoTime() < deadline) {
                    if (System.nanoTime() >= gentle) {
                        thread.interrupt();
                        gentle = deadline;
                    }
                    try {
                        turn.wait(200);
                    } catch (InterruptedException hurry) {
                        interrupted = true;
                        thread.interrupt();
                    }
                }
                if (running != null) {
                    LOG.warn("Job {} did not end in {} s.", name(), STOP_SECONDS);
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
