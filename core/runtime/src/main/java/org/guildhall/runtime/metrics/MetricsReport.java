package org.guildhall.runtime.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.guildhall.api.bundle.PortalBundle;
import org.guildhall.api.bundle.PortalBundles;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.runtime.audit.AuditChain;
import org.guildhall.runtime.audit.ChainedAudit;
import org.guildhall.runtime.job.LeasedJobs;
import org.guildhall.runtime.mail.MailQueue;
import org.guildhall.runtime.persistence.ConnectionPool;
import org.guildhall.runtime.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All figures as they are now: numbers and names of states, nothing about anybody. */
@Component(service = MetricsReport.class)
public final class MetricsReport {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsReport.class);
    private static final Actor SELF = new Actor.SystemPart("core.metrics");

    /** Who acted within this time counts as there. */
    private static final Duration PRESENT = Duration.ofMinutes(30);

    /** The sums over all documents are no cheap question. */
    private static final Duration DOCUMENTS_KEPT = Duration.ofMinutes(1);

    private static final Set<String> REFUSED = Set.of(
            "account.password.wrong",
            "account.password.closed",
            "account.sign-in.code-wrong",
            "account.sign-in.throttled");

    private final Transactions transactions;
    private final Clock clock;
    private final ConnectionPool pool;
    private final Actors actors;
    private final ChainedAudit audit;
    private final AuditChain chain;
    private final MailQueue mails;
    private final LeasedJobs jobs;
    private final PortalBundles portals;
    private final RequestCounts requests;
    private volatile Documents documents = new Documents(Instant.MIN, 0, 0);
    private volatile boolean databaseAway;

    @Activate
    public MetricsReport(
            @Reference Transactions transactions,
            @Reference Database migrated,
            @Reference Clock clock,
            @Reference ConnectionPool pool,
            @Reference Actors actors,
            @Reference ChainedAudit audit,
            @Reference AuditChain chain,
            @Reference MailQueue mails,
            @Reference LeasedJobs jobs,
            @Reference PortalBundles portals,
            @Reference RequestCounts requests) {
        this(transactions, clock, pool, actors, audit, chain, mails, jobs, portals, requests);
    }

    /** Figures over a database whose tables are there. */
    public MetricsReport(
            Transactions transactions,
            Clock clock,
            ConnectionPool pool,
            Actors actors,
            ChainedAudit audit,
            AuditChain chain,
            MailQueue mails,
            LeasedJobs jobs,
            PortalBundles portals,
            RequestCounts requests) {
        this.transactions = transactions;
        this.clock = clock;
        this.pool = pool;
        this.actors = actors;
        this.audit = audit;
        this.chain = chain;
        this.mails = mails;
        this.jobs = jobs;
        this.portals = portals;
        this.requests = requests;
    }

    MetricSnapshots now() {
        List<MetricSnapshot> all = new ArrayList<>(machine());
        all.addAll(work());
        all.add(databaseUp(all));
        return new MetricSnapshots(all);
    }

    /** What the database tells is left out while it does not answer; that it does not is told. */
    private MetricSnapshot databaseUp(List<MetricSnapshot> all) {
        boolean up = true;
        try {
            all.addAll(actors.callAs(SELF, (Supplier<List<MetricSnapshot>>) this::kept));
            databaseAway = false;
        } catch (RuntimeException away) {
            up = false;
            if (!databaseAway) {
                databaseAway = true;
                LOG.warn("Figures of the database are left out: it does not answer.", away);
            }
        }
        return gauge("guildhall_database_up", "Whether the database answered", up ? 1 : 0);
    }

    private static List<MetricSnapshot> machine() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        CounterSnapshot.Builder collections =
                CounterSnapshot.builder().name("jvm_gc_collections").help("Collections of garbage");
        CounterSnapshot.Builder spent = CounterSnapshot.builder()
                .name("jvm_gc_collection_seconds")
                .unit(Unit.SECONDS)
                .help("Time spent on collecting garbage");
        for (GarbageCollectorMXBean each : ManagementFactory.getGarbageCollectorMXBeans()) {
            Labels name = Labels.of("gc", each.getName());
            collections.dataPoint(point(name, Math.max(0, each.getCollectionCount())));
            spent.dataPoint(point(name, Math.max(0, each.getCollectionTime()) / 1000.0));
        }
        return List.of(
                bytes(
                        "jvm_memory_used_bytes",
                        "Memory in use",
                        "area",
                        Map.of("heap", heap.getUsed(), "nonheap", other.getUsed())),
                bytes(
                        "jvm_memory_committed_bytes",
                        "Memory taken from the operating system",
                        "area",
                        Map.of("heap", heap.getCommitted(), "nonheap", other.getCommitted())),
                bytes("jvm_memory_max_bytes", "Most memory that may be used", "area", Map.of("heap", heap.getMax())),
                gauge(
                        "jvm_threads_current",
                        "Threads",
                        ManagementFactory.getThreadMXBean().getThreadCount()),
                collections.build(),
                spent.build(),
                GaugeSnapshot.builder()
                        .name("process_start_time_seconds")
                        .unit(Unit.SECONDS)
                        .help("When the process started, in seconds since 1970")
                        .dataPoint(gaugePoint(
                                Labels.EMPTY,
                                ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0))
                        .build(),
                InfoSnapshot.builder()
                        .name("jvm")
                        .help("The Java that it runs on")
                        .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                                .labels(Labels.of("version", Runtime.version().toString()))
                                .build())
                        .build());
    }

    private List<MetricSnapshot> work() {
        CounterSnapshot.Builder answers =
                CounterSnapshot.builder().name("guildhall_http_requests").help("Requests by status of the answer");
        requests.byStatus()
                .forEach((status, count) ->
                        answers.dataPoint(point(Labels.of("status", Integer.toString(status)), count)));
        Map<String, Long> written = audit.written();
        ConnectionPool.Use use = pool.use();
        return List.of(
                answers.build(),
                counter(
                        "guildhall_sign_ins",
                        "Sign-ins by how they ended",
                        "result",
                        ordered(
                                "ok",
                                written.getOrDefault("session.started", 0L),
                                "refused",
                                REFUSED.stream()
                                        .mapToLong(action -> written.getOrDefault(action, 0L))
                                        .sum())),
                counter(
                        "guildhall_job_runs",
                        "Runs of jobs on this server by how they ended",
                        "result",
                        ordered("ok", jobs.wentWell(), "failed", jobs.wentWrong())),
                gauge(
                        "guildhall_database_connections",
                        "Connections to the database by use",
                        "state",
                        ordered("active", (long) use.active(), "idle", (long) use.idle())),
                gauge("guildhall_database_connections_limit", "Most connections to the database", use.most()),
                gauge("guildhall_database_connections_awaited", "Threads that wait for a connection", use.awaited()));
    }

    private List<MetricSnapshot> kept() {
        Instant present = clock.instant().minus(PRESENT);
        long sessions = transactions.<Long>call(sql -> sql.count(
                "SELECT count(*) FROM core.signed_in_session WHERE last_active_at > ? AND ended_at IS NULL", present));
        MailQueue.Counts outbox = mails.counts();
        AuditChain.Length length = chain.length();
        Documents stored = documents();
        Map<String, Long> states = new LinkedHashMap<>();
        List<PortalBundle> bundles = portals.all();
        Arrays.stream(PortalBundle.State.values())
                .forEach(state -> states.put(
                        state.name().toLowerCase(Locale.ROOT),
                        bundles.stream()
                                .filter(bundle -> bundle.state() == state)
                                .count()));
        return List.of(
                gauge("guildhall_sessions_open", "Signed-in sessions that were active within half an hour", sessions),
                gauge(
                        "guildhall_mails",
                        "Mails in the outbox by state; stuck ones were tried and wait too",
                        "state",
                        ordered("waiting", outbox.waiting(), "stuck", outbox.stuck(), "refused", outbox.refused())),
                CounterSnapshot.builder()
                        .name("guildhall_mails_sent")
                        .help("Mails that this server has sent")
                        .dataPoint(point(Labels.EMPTY, outbox.sent()))
                        .build(),
                gauge(
                        "guildhall_jobs_failing",
                        "Jobs whose last run failed",
                        jobs.all().stream().filter(job -> job.problem() != null).count()),
                gauge("guildhall_portals", "Portals by state", "state", states),
                gauge("guildhall_documents", "Documents stored", stored.count),
                bytes("guildhall_documents_stored_bytes", "Size of the documents stored", stored.bytes),
                gauge("guildhall_audit_chain_length", "Entries of the audit log that are linked", length.linked()),
                gauge("guildhall_audit_chain_waiting", "Entries that are not linked yet", length.waiting()),
                GaugeSnapshot.builder()
                        .name("guildhall_audit_chain_lag_seconds")
                        .unit(Unit.SECONDS)
                        .help("Age of the oldest entry that is not linked yet")
                        .dataPoint(gaugePoint(Labels.EMPTY, length.lag().toMillis() / 1000.0))
                        .build());
    }

    private Documents documents() {
        Documents known = documents;
        Instant now = clock.instant();
        if (known.at.isBefore(now.minus(DOCUMENTS_KEPT)) || known.at.isAfter(now)) {
            known = transactions.call(sql -> sql.first(
                            row -> new Documents(now, row.number(1), row.number(2)),
                            "SELECT count(*), coalesce(sum(size_bytes), 0) FROM core.document")
                    .orElseThrow());
            documents = known;
        }
        return known;
    }

    private static Map<String, Long> ordered(String one, long first, String two, long second) {
        Map<String, Long> values = new LinkedHashMap<>();
        values.put(one, first);
        values.put(two, second);
        return values;
    }

    private static Map<String, Long> ordered(
            String one, long first, String two, long second, String three, long third) {
        Map<String, Long> values = ordered(one, first, two, second);
        values.put(three, third);
        return values;
    }

    private static CounterSnapshot counter(String name, String help, String label, Map<String, Long> values) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        values.forEach((value, count) -> counter.dataPoint(point(Labels.of(label, value), count)));
        return counter.build();
    }

    private static GaugeSnapshot gauge(String name, String help, String label, Map<String, Long> values) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        values.forEach((value, count) -> gauge.dataPoint(gaugePoint(Labels.of(label, value), count)));
        return gauge.build();
    }

    private static GaugeSnapshot gauge(String name, String help, double value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(gaugePoint(Labels.EMPTY, value))
                .build();
    }

    private static GaugeSnapshot bytes(String name, String help, String label, Map<String, Long> values) {
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name(name).unit(Unit.BYTES).help(help);
        values.forEach((value, size) -> gauge.dataPoint(gaugePoint(Labels.of(label, value), size)));
        return gauge.build();
    }

    private static GaugeSnapshot bytes(String name, String help, double value) {
        return GaugeSnapshot.builder()
                .name(name)
                .unit(Unit.BYTES)
                .help(help)
                .dataPoint(gaugePoint(Labels.EMPTY, value))
                .build();
    }

    private static GaugeSnapshot.GaugeDataPointSnapshot gaugePoint(Labels labels, double value) {
        return GaugeSnapshot.GaugeDataPointSnapshot.builder()
                .labels(labels)
                .value(value)
                .build();
    }

    private static CounterSnapshot.CounterDataPointSnapshot point(Labels labels, double value) {
        return CounterSnapshot.CounterDataPointSnapshot.builder()
                .labels(labels)
                .value(value)
                .build();
    }

    /** What is stored. */
    private record Documents(Instant at, long count, long bytes) {}
}
