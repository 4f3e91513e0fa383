package org.guildhall.runtime.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.bundle.PortalArrivals;
import org.guildhall.api.bundle.PortalCheck;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.persistence.Units;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs what lands in the data folder's {@code portals} folder.
 *
 * <ul>
 *   <li>{@code install/X.jar} is checked, then installed, or it updates the portal of the same name;
 *   <li>{@code stop/NAME} stops the portal for as long as the file is there;
 *   <li>{@code remove/NAME} removes the portal and keeps its data.
 * </ul>
 *
 * <p>What became of each is written to {@code report.log}. On a live instance a jar waits until {@code X.jar.sha256} with its
 * digest lies beside it: the confirmation.
 */
@Component(immediate = true, service = StagingFolder.class)
@Designate(ocd = PortalSettings.class)
public final class StagingFolder {
    private static final Logger LOG = LoggerFactory.getLogger(StagingFolder.class);
    /** How long a file must keep its size to count as copied. */
    private static final long SETTLE_MILLIS = 150;
    /** When folders that could not be read are looked at again. */
    private static final long AGAIN_MILLIS = 5_000;
    /** Of what is told once there is an audit log. */
    private static final int MOST_UNTOLD = 1_000;

    private final Instance instance;
    private final Clock clock;
    private final Settings<PortalSettings> settings;
    private final Texts texts;
    private final Path install;
    private final Path stop;
    private final Path remove;
    private final Path trusted;
    private final Path report;
    private final PortalSet portals;
    private final WatchService watch;
    private final Thread worker;
    private final Map<Path, Long> sizes = new HashMap<>();
    private final Set<Path> told = new HashSet<>();
    private final Set<String> byOthers = ConcurrentHashMap.newKeySet();
    private final List<Change> untold = new ArrayList<>();
    private @Nullable Consumer<Change> listener;
    private Set<String> stopped;

    /** What a file in the folders has brought about, for the audit log. */
    record Change(String action, String name, Map<String, String> details) {}

    /** Installs the set as it was left, then watches the folders. */
    @Activate
    public StagingFolder(
            BundleContext context,
            @Reference Instance instance,
            @Reference Clock clock,
            @Reference Texts texts,
            @Reference Units units,
            @Reference SettingsSource settings)
            throws IOException {
        this.texts = texts;
        this.settings = settings.of(PortalSettings.class);
        this.instance = instance;
        this.clock = clock;
        Path folder = instance.folder("portals");
        this.install = Files.createDirectories(folder.resolve("install"));
        this.stop = Files.createDirectories(folder.resolve("stop"));
        this.remove = Files.createDirectories(folder.resolve("remove"));
        this.trusted = Files.createDirectories(folder.resolve("trusted"));
        this.report = folder.resolve("report.log");
        this.stopped = names(stop);
        String home = context.getProperty("guildhall.home");
        this.portals = new PortalSet(
                context, Path.of(home == null ? "." : home).resolve("bundles"), folder, !instance.test(), clock, units);
        portals.restore(stopped);
        this.watch = folder.getFileSystem().newWatchService();
        for (Path path : List.of(install, stop, remove)) {
            path.register(
                    watch,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        }
        this.worker = Thread.ofPlatform().daemon().name("guildhall-portals").start(this::work);
    }

    /** Portals start where there is something to take them in. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void addShell(ServiceReference<PortalArrivals> shell) {
        portals.startRestored();
    }

    void removeShell(ServiceReference<PortalArrivals> shell) {
        LOG.debug("The shell has gone: {}", shell);
    }

    /** The set that it changes, for those who change it by other ways. */
    PortalSet portals() {
        return portals;
    }

    /** The certificates of those whom the council trusts to vouch for portals. */
    TrustedKeys trusted() throws IOException {
        return TrustedKeys.read(trusted);
    }

    /** Keeps a portal stopped, across restarts too, or lets it run again; whoever does so tells the audit log. */
    void keepStopped(String name, boolean toStayStopped) throws IOException {
        Path file = stop.resolve(name);
        if (Files.exists(file) != toStayStopped) {
            byOthers.add(name);
            if (toStayStopped) {
                Files.createFile(file);
            } else {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Who writes changes into the audit log; told at once of those before it was there. */
    void tell(Consumer<Change> auditor) {
        List<Change> before;
        synchronized (untold) {
            listener = auditor;
            before = List.copyOf(untold);
            untold.clear();
        }
        before.forEach(auditor);
    }

    private void changed(String action, String name, Map<String, String> details) {
        Change change = new Change(action, name, details);
        Consumer<Change> auditor;
        synchronized (untold) {
            auditor = listener;
            if (auditor == null && untold.size() < MOST_UNTOLD) {
                untold.add(change);
            }
        }
        if (auditor != null) {
            auditor.accept(change);
        }
    }

    /** Whether a portal is to stay stopped. */
    boolean isKeptStopped(String name) {
        return Files.exists(stop.resolve(name));
    }

    /** Stops watching; the portals go on until the framework stops them. */
    @Deactivate
    void close() throws IOException, InterruptedException {
        portals.close();
        watch.close();
        worker.join(TimeUnit.SECONDS.toMillis(60));
    }

    private void work() {
        try {
            long pause = look();
            while (true) {
                WatchKey key = pause > 0 ? watch.poll(pause, TimeUnit.MILLISECONDS) : watch.take();
                if (key != null) {
                    key.pollEvents();
                    key.reset();
                }
                pause = look();
            }
        } catch (InterruptedException | ClosedWatchServiceException end) {
            LOG.debug("No longer watching {}", install);
        }
    }

    /** Does what the folders ask for; in how many milliseconds to look again, 0 for as soon as something changes. */
    private long look() {
        try {
            return lookInto() ? SETTLE_MILLIS : 0;
        } catch (IOException | RuntimeException e) {
            LOG.error("The staging folder {} cannot be read; it is tried again", install, e);
            return AGAIN_MILLIS;
        }
    }

    /** True while something has not settled yet. */
    private boolean lookInto() throws IOException {
        for (String name : names(remove)) {
            act(name, "removed; its data is kept", "portal.removed", () -> portals.remove(name));
            Files.deleteIfExists(remove.resolve(name));
        }
        Set<String> wanted = names(stop);
        for (String name : wanted) {
            if (!stopped.contains(name)) {
                act(name, "stopped", "portal.stopped", () -> portals.stop(name));
            }
        }
        boolean waiting = false;
        for (Path jar : jars()) {
            waiting |= look(jar, wanted);
        }
        for (String name : stopped) {
            if (!wanted.contains(name)) {
                act(name, "started", "portal.started", () -> portals.start(name));
            }
        }
        stopped = wanted;
        return waiting;
    }

    /** One that cannot be read is told of, and holds no other up. */
    private boolean look(Path jar, Set<String> toStayStopped) throws IOException {
        try {
            if (!settled(jar)) {
                return true;
            }
            if (confirmed(jar)) {
                take(jar, toStayStopped);
            }
        } catch (IOException | UncheckedIOException unreadable) {
            if (told.add(jar)) {
                LOG.warn("{} cannot be read", jar, unreadable);
                write(jar.getFileName() + ": cannot be read by the server: " + unreadable.getMessage());
            }
        }
        return false;
    }

    private boolean settled(Path jar) throws IOException {
        try {
            long size = Files.size(jar);
            Long before = sizes.put(jar, size);
            return size > 0 && before != null && before == size;
        } catch (NoSuchFileException gone) {
            sizes.remove(jar);
            return true;
        }
    }

    private boolean confirmed(Path jar) throws IOException {
        if (instance.test() || !Files.exists(jar)) {
            return true;
        }
        Path confirmation = jar.resolveSibling(jar.getFileName() + ".sha256");
        if (Files.exists(confirmation)) {
            String digest = Files.readString(confirmation).strip().split("\\s", 2)[0];
            if (digest.equalsIgnoreCase(PortalFile.digest(jar))) {
                return true;
            }
        }
        if (told.add(jar)) {
            write(jar.getFileName() + ": waits for confirmation; put its SHA-256 into " + confirmation.getFileName());
        }
        return false;
    }

    private void take(Path jar, Set<String> toStayStopped) throws IOException {
        if (!Files.exists(jar)) {
            return;
        }
        String shown = jar.getFileName().toString();
        act(shown, "installed", "", () -> {
            if (settings.get().twoPeople()) {
                throw new RefusedException("bundle.install.folder");
            }
            PortalJar read = PortalJar.read(jar, trusted(), !instance.test(), portals.reservedNames());
            List<PortalCheck.Finding> problems = read.problems();
            if (!problems.isEmpty()) {
                PortalCheck.Finding first = problems.getFirst();
                throw new RefusedException(first.textKey(), first.values().toArray());
            }
            boolean update = portals.entry(read.name()).isPresent();
            portals.install(
                    new PortalFile(jar, read.name(), read.version(), read.sha256()),
                    !toStayStopped.contains(read.name()));
            changed(
                    update ? "portal.updated" : "portal.installed",
                    read.name(),
                    Map.of(
                            "sha256",
                            read.sha256(),
                            "trust",
                            String.valueOf(read.signature().trust())));
        });
        sizes.remove(jar);
        told.remove(jar);
        Files.deleteIfExists(jar);
        Files.deleteIfExists(jar.resolveSibling(shown + ".sha256"));
    }

    /** Does it, and says so in the report and in the audit log; an empty action is told by the step itself. */
    private void act(String what, String done, String action, Step step) throws IOException {
        boolean byOther = byOthers.remove(what);
        try {
            step.run();
            write(what + ": " + done);
            if (!action.isEmpty() && !byOther) {
                changed(action, what, Map.of());
            }
        } catch (RefusedException e) {
            refused(what, action, texts.get(Texts.ENGLISH, e.textKey(), e.arguments()), e);
        } catch (IOException | RuntimeException e) {
            refused(what, action, String.valueOf(e.getMessage()), e);
        }
    }

    private void refused(String what, String action, String why, Exception cause) throws IOException {
        LOG.warn("{}: refused", what, cause);
        write(what + ": refused: " + why);
        changed("portal.refused", what, Map.of("wanted", action.isEmpty() ? "portal.installed" : action));
    }

    private void write(String line) throws IOException {
        LOG.info("Portals: {}", line);
        Files.writeString(
                report,
                clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + line + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(install)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    /** One change of the set. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
