package org.guildhall.runtime.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.bundle.PortalBundle;
import org.guildhall.api.bundle.PortalBundles;
import org.guildhall.api.bundle.PortalCheck;
import org.guildhall.api.bundle.PortalCheck.Finding;
import org.guildhall.api.bundle.PortalContents;
import org.guildhall.api.bundle.PortalVersion;
import org.guildhall.api.bundle.WaitingPortal;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.runtime.persistence.Transactions;
import org.guildhall.runtime.persistence.Units;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Changes the set of portals for those who may, in words that they understand. */
@Component(service = PortalBundles.class)
public final class KeptPortalBundles implements PortalBundles {
    private static final Logger LOG = LoggerFactory.getLogger(KeptPortalBundles.class);
    private static final String MAY_READ = "core:portal:read";
    private static final String MAY_CHANGE = "core:portal:change";
    private static final long MOST_BYTES = 100_000_000;
    private static final Duration WAITS = Duration.ofHours(1);
    private static final Duration WAITS_FOR_ANOTHER = Duration.ofDays(7);
    private static final Actor DRAINED = new Actor.SystemPart("drain");
    private static final Actor STAGED = new Actor.SystemPart("staging-folder");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BundleContext context;
    private final StagingFolder folder;
    private final PortalSet portals;
    private final Draining draining;
    private final DryRun dryRun;
    private final Path checked;
    private final Instance instance;
    private final Permissions permissions;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;
    private final Actors actors;
    private final Settings<PortalSettings> settings;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final Map<Path, PortalJar> read = new ConcurrentHashMap<>();

    private record Waiting(PortalCheck check, PortalJar jar, Brought brought) {}

    /** Where a file that waits came from; lies beside it, for the server's next start. */
    private record Brought(String fileName, String by, Instant since) {}

    /** Shares the set with the staging folder. */
    @Activate
    public KeptPortalBundles(
            BundleContext context,
            @Reference StagingFolder folder,
            @Reference Instance instance,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Transactions transactions,
            @Reference Clock clock,
            @Reference Actors actors,
            @Reference SettingsSource settings)
            throws IOException {
        this.context = context;
        this.folder = folder;
        this.portals = folder.portals();
        this.draining = new Draining(portals);
        this.dryRun = new DryRun(context);
        this.instance = instance;
        this.permissions = permissions;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.checked = Files.createDirectories(instance.folder("portals").resolve("checked"));
        this.actors = actors;
        this.settings = settings.of(PortalSettings.class);
        // what had not come whole when the server went
        try (Stream<Path> left = Files.list(checked)) {
            for (Path file : left.toList()) {
                if (file.toString().endsWith(".jar") && !Files.exists(beside(file))) {
                    Files.delete(file);
                }
            }
        }
        folder.tell(this::noteStaged);
    }

    /** Files in the staging folder change the set as well as people do. */
    @SuppressWarnings("try")
    private void noteStaged(StagingFolder.Change change) {
        try (Actors.Binding acting = actors.bind(STAGED)) {
            NewAuditEntry entry = NewAuditEntry.of(change.action(), "portal", change.name());
            for (Map.Entry<String, String> detail : change.details().entrySet()) {
                entry = entry.with(detail.getKey(), detail.getValue());
            }
            NewAuditEntry whole = entry;
            transactions.run(sql -> audit.record(whole));
        }
    }

    private static Path beside(Path jar) {
        return jar.resolveSibling(jar.getFileName() + ".json");
    }

    @Override
    public List<PortalBundle> all() {
        permissions.check(MAY_READ);
        return portals.names().stream()
                .sorted()
                .flatMap(name -> told(name).stream())
                .toList();
    }

    @Override
    public Optional<PortalBundle> find(String name) {
        permissions.check(MAY_READ);
        return told(name);
    }

    private Optional<PortalBundle> told(String name) {
        Optional<Bundle> bundle = portals.find(name);
        Optional<InstalledSet.Entry> entry = portals.entry(name);
        if (bundle.isEmpty() || entry.isEmpty()) {
            return Optional.empty();
        }
        PortalJar jar = jar(portals.file(entry.get()));
        return Optional.of(new PortalBundle(
                name,
                Optional.ofNullable(bundle.get().getHeaders().get(Constants.BUNDLE_NAME))
                        .map(PortalBundle::shortTitle)
                        .orElse(name),
                bundle.get().getVersion().toString(),
                entry.get().sha256(),
                state(name, bundle.get()),
                entry.get().shipped() || portals.isShipped(entry.get().sha256()),
                Boolean.parseBoolean(bundle.get().getHeaders().get(PortalFile.TEST_ONLY)),
                jar.signature(),
                jar.contents(),
                portals.failure(name)
                        .map(failure -> new PortalBundle.Failure(
                                new Finding(true, failure.textKey(), failure.values()),
                                failure.tries(),
                                failure.last(),
                                failure.quarantined())),
                portals.former(name).stream()
                        .map(build -> new PortalVersion(build.version(), build.sha256(), build.until()))
                        .toList()));
    }

    private PortalBundle.State state(String name, Bundle bundle) {
        if (draining.is(name)) {
            return PortalBundle.State.DRAINING;
        }
        if ((bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) != 0
                && portals.failure(name).isEmpty()) {
            return PortalBundle.State.RUNNING;
        }
        return folder.isKeptStopped(name) ? PortalBundle.State.STOPPED : PortalBundle.State.FAILED;
    }

    /** What stands in a file of the set, which nobody changes. */
    private PortalJar jar(Path file) {
        return read.computeIfAbsent(file, path -> {
            try {
                return PortalJar.read(path, folder.trusted(), false, java.util.Set.of());
            } catch (IOException e) {
                throw new UncheckedIOException("The portal's file cannot be read: " + path, e);
            }
        });
    }

    @Override
    public long maximumBytes() {
        return MOST_BYTES;
    }

    @Override
    public PortalCheck check(String fileName, InputStream jar) throws IOException {
        permissions.check(MAY_CHANGE);
        forgetOld();
        String id = UUID.randomUUID().toString();
        Path file = checked.resolve(id + ".jar");
        try {
            receive(jar, file);
            Brought brought = new Brought(fileName, actors.current().recorded(), clock.instant());
            Waiting looked = look(id, file, brought);
            JSON.writeValue(beside(file).toFile(), brought);
            waiting.put(id, looked);
            note("portal.checked", looked.jar().name(), looked.jar());
            return looked.check();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private Waiting look(String id, Path file, Brought brought) throws IOException {
        PortalJar found = PortalJar.read(file, folder.trusted(), !instance.test(), portals.reservedNames());
        return new Waiting(judged(id, brought.fileName(), found), found, brought);
    }

    private static void receive(InputStream jar, Path file) throws IOException {
        long left = MOST_BYTES;
        byte[] buffer = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int length = jar.read(buffer); length >= 0; length = jar.read(buffer)) {
                left -= length;
                if (left < 0) {
                    throw new RefusedException("bundle.check.too-large", MOST_BYTES / 1_000_000);
                }
                out.write(buffer, 0, length);
            }
        }
    }

    private PortalCheck judged(String id, String fileName, PortalJar jar) {
        List<Finding> findings = new ArrayList<>(jar.findings());
        if (portals.isShipped(jar.sha256())) {
            // who trusts the product trusts this file, which is one of it
            findings.removeIf(finding -> finding.textKey().startsWith("bundle.check.unsigned"));
        }
        Optional<Bundle> now = jar.name().isEmpty() ? Optional.empty() : portals.find(jar.name());
        if (findings.stream().noneMatch(Finding::blocks)) {
            findings.addAll(dryRun.lacks(jar.path()));
            if (!jar.schema().isEmpty()) {
                Units.owner(context, jar.schema(), jar.name())
                        .ifPresent(owner -> findings.add(Finding.problem("bundle.check.schema", jar.schema(), owner)));
            }
            portals.entry(jar.name())
                    .filter(entry -> entry.sha256().equals(jar.sha256()))
                    .ifPresent(same -> findings.add(Finding.problem("bundle.check.same")));
            now.filter(bundle -> bundle.getVersion().compareTo(jar.version()) > 0)
                    .ifPresent(newer ->
                            findings.add(Finding.warning("bundle.check.older", newer.getVersion(), jar.version())));
        }
        return new PortalCheck(
                id,
                fileName,
                jar.name(),
                PortalBundle.shortTitle(jar.title()),
                jar.version().toString(),
                jar.sha256(),
                now.map(Bundle::getVersion).map(Version::toString).orElse(""),
                jar.signature(),
                jar.problems().isEmpty() ? jar.contents() : PortalContents.NONE,
                now.map(KeptPortalBundles::schema).map(this::drafts).orElse(0L),
                now.map(dryRun::refreshedWith).orElse(List.of()),
                List.copyOf(findings));
    }

    private static String schema(Bundle bundle) {
        return Optional.ofNullable(bundle.getHeaders().get(Units.SCHEMA)).orElse("");
    }

    /** A portal's forms are named after it, as is its schema. */
    private long drafts(String schema) {
        return schema.isEmpty()
                ? 0
                : transactions.call(
                        sql -> sql.count("SELECT count(*) FROM core.draft WHERE form LIKE ?", schema + ".%"));
    }

    @Override
    public Optional<PortalCheck> waiting(String id) {
        permissions.check(MAY_CHANGE);
        return find(id, waitingNow()).map(Waiting::check);
    }

    private static Optional<Waiting> find(String id, List<Waiting> all) {
        return all.stream().filter(one -> one.check().id().equals(id)).findFirst();
    }

    @Override
    public List<WaitingPortal> waiting() {
        permissions.check(MAY_CHANGE);
        String me = actors.current().recorded();
        return waitingNow().stream()
                .map(one -> new WaitingPortal(
                        one.check(),
                        one.brought().by(),
                        one.brought().by().equals(me),
                        one.brought().since()))
                .sorted(Comparator.comparing(WaitingPortal::since).reversed())
                .toList();
    }

    /** Those that came to this server, and those that an earlier run of it was brought. */
    private List<Waiting> waitingNow() {
        forgetOld();
        try (Stream<Path> files = Files.list(checked)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".jar")).toList()) {
                String id = file.getFileName().toString().replace(".jar", "");
                if (Files.exists(beside(file)) && !waiting.containsKey(id)) {
                    waiting.put(id, look(id, file, JSON.readValue(beside(file).toFile(), Brought.class)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The files that wait cannot be read", e);
        }
        forgetOld();
        return List.copyOf(waiting.values());
    }

    @Override
    public boolean asksForTwoPeople() {
        return settings.get().twoPeople();
    }

    @Override
    public PortalBundle install(String id) {
        permissions.check(MAY_CHANGE);
        Waiting asked = find(id, waitingNow()).orElseThrow(() -> new NotFoundException("checked file " + id));
        PortalJar jar = asked.jar();
        if (!asked.check().installable()) {
            throw new RefusedException("bundle.install.refused");
        }
        if (asksForTwoPeople() && asked.brought().by().equals(actors.current().recorded())) {
            note("portal.refused", jar.name(), "second-person");
            throw new RefusedException("bundle.install.second");
        }
        boolean update = portals.find(jar.name()).isPresent();
        change(
                update ? "portal.updated" : "portal.installed",
                jar.name(),
                () -> portals.install(
                        new PortalFile(jar.path(), jar.name(), jar.version(), jar.sha256()),
                        !folder.isKeptStopped(jar.name())));
        discard(id);
        return known(jar.name());
    }

    @Override
    public void discard(String id) {
        permissions.check(MAY_CHANGE);
        Waiting gone = waiting.remove(id);
        if (gone != null) {
            forget(gone);
        }
    }

    private void forgetOld() {
        Instant latest = clock.instant().minus(asksForTwoPeople() ? WAITS_FOR_ANOTHER : WAITS);
        waiting.forEach((id, old) -> {
            if (old.brought().since().isBefore(latest) && waiting.remove(id, old)) {
                forget(old);
            }
        });
    }

    private static void forget(Waiting gone) {
        try {
            Files.deleteIfExists(gone.jar().path());
            Files.deleteIfExists(beside(gone.jar().path()));
        } catch (IOException e) {
            LOG.warn("A file that was checked stays", e);
        }
    }

    @Override
    public PortalBundle rollBack(String name, String sha256) {
        permissions.check(MAY_CHANGE);
        Bundle now = portals.find(name).orElseThrow(() -> new NotFoundException("portal " + name));
        InstalledSet.Former build = portals.former(name).stream()
                .filter(one -> one.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("build " + sha256));
        Version oldest = Version.parseVersion(now.getHeaders().get(PortalJar.OLDEST_VERSION));
        Version wanted = Version.parseVersion(build.version());
        if (wanted.compareTo(oldest) < 0) {
            throw new RefusedException("bundle.rollback.data", build.version(), oldest);
        }
        change(
                "portal.rolled-back",
                name,
                () -> portals.install(
                        new PortalFile(portals.file(build), name, wanted, sha256), !folder.isKeptStopped(name)));
        return known(name);
    }

    @Override
    public PortalBundle start(String name) {
        permissions.check(MAY_CHANGE);
        change("portal.started", name, () -> {
            draining.end(name);
            portals.close(name, false);
            portals.start(name);
            folder.keepStopped(name, false);
        });
        return known(name);
    }

    @Override
    public PortalBundle drain(String name) {
        permissions.check(MAY_CHANGE);
        if (known(name).state() == PortalBundle.State.RUNNING) {
            Duration limit = Duration.ofMinutes(settings.get().drainMinutes());
            String asked = actors.current().recorded();
            change(
                    "portal.draining",
                    name,
                    () -> draining.begin(
                            name, limit, () -> actors.callAs(DRAINED, () -> stop(name, Map.of("asked", asked)))));
        }
        return known(name);
    }

    @Override
    public PortalBundle stop(String name) {
        return stop(name, Map.of());
    }

    private PortalBundle stop(String name, Map<String, String> details) {
        permissions.check(MAY_CHANGE);
        change("portal.stopped", name, details, () -> {
            // noted first: one that has stopped and is not meant to would look as if it had failed
            folder.keepStopped(name, true);
            try {
                portals.stop(name);
            } catch (RefusedException e) {
                folder.keepStopped(name, false);
                throw e;
            }
            draining.end(name);
        });
        return known(name);
    }

    @Override
    public void remove(String name) {
        permissions.check(MAY_CHANGE);
        change("portal.removed", name, () -> {
            draining.end(name);
            portals.remove(name);
            folder.keepStopped(name, false);
        });
    }

    private PortalBundle known(String name) {
        return told(name).orElseThrow(() -> new NotFoundException("portal " + name));
    }

    /** Says in the audit log what was done, or refused. */
    private void change(String action, String name, Step step) {
        change(action, name, Map.of(), step);
    }

    private void change(String action, String name, Map<String, String> details, Step step) {
        try {
            step.run();
        } catch (RefusedException e) {
            LOG.warn("{}: refused", name, e);
            note("portal.refused", name, action);
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("The portal's files cannot be written", e);
        }
        NewAuditEntry done = portals.entry(name)
                .map(entry -> NewAuditEntry.of(action, "portal", name).with("sha256", entry.sha256()))
                .orElseGet(() -> NewAuditEntry.of(action, "portal", name));
        for (Map.Entry<String, String> detail : details.entrySet()) {
            done = done.with(detail.getKey(), detail.getValue());
        }
        NewAuditEntry whole = done;
        transactions.run(sql -> audit.record(whole));
    }

    private void note(String action, String name, PortalJar jar) {
        transactions.run(sql -> audit.record(NewAuditEntry.of(action, "portal", name)
                .with("sha256", jar.sha256())
                .with("trust", jar.signature().trust())));
    }

    private void note(String action, String name, String wanted) {
        transactions.run(
                sql -> audit.record(NewAuditEntry.of(action, "portal", name).with("wanted", wanted)));
    }

    /** One change of the set. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
