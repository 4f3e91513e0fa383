package org.guildhall.runtime.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.bundle.PortalArrivals;
import org.guildhall.api.error.RefusedException;
import org.guildhall.runtime.persistence.Units;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs, updates, stops and removes portals in the running framework.
 *
 * <p>An update starts the new build as a second bundle beside the old one and removes the old one only when the new one
 * serves; else the old one goes on serving and the reason is reported.
 */
final class PortalSet {
    private static final Logger LOG = LoggerFactory.getLogger(PortalSet.class);
    private static final String PORTAL_SERVICE = "org.guildhall.ui.portal.Portal";
    /** A portal may have much to migrate before its pages can come. */
    private static final long START_SECONDS = 60;

    private static final String START_SETTING = "guildhall.portals.start-seconds";

    /** Services that are here at all come at once. */
    private static final Duration SERVICES_LIMIT = Duration.ofSeconds(5);

    private final BundleContext context;
    private final Path shipped;
    private final Set<String> shippedDigests = ConcurrentHashMap.newKeySet();
    private final boolean live;
    private final Path store;
    private final InstalledSet set;
    private final Map<String, Bundle> bundles = new ConcurrentSkipListMap<>();
    /** Restored, and not started yet. */
    private final Map<String, Bundle> waiting = new ConcurrentSkipListMap<>();
    /** One change at a time; to look at the set waits for none. */
    private final ReentrantLock changing = new ReentrantLock();

    private final Clock clock;
    private final Units units;
    private final PortalComponents components;
    private final Duration startLimit;
    private final RestoredPortals restored;

    PortalSet(BundleContext context, Path shipped, Path folder, boolean live, Clock clock, Units units)
            throws IOException {
        this.live = live;
        this.context = context;
        this.units = units;
        this.clock = clock;
        this.components = new PortalComponents(context);
        String seconds = context.getProperty(START_SETTING);
        this.startLimit = Duration.ofSeconds(seconds == null ? START_SECONDS : Long.parseLong(seconds));
        this.shipped = shipped;
        this.store = Files.createDirectories(folder.resolve("store"));
        this.set = new InstalledSet(folder.resolve("set.json"));
        this.restored = new RestoredPortals(this, set, clock, startLimit);
    }

    /** Installs the set as it was left, with the product's own portals added or brought up to date. */
    void restore(Set<String> stopped) throws IOException {
        adoptShipped();
        Map<String, InstalledSet.Entry> wanted = set.portals();
        Set<String> locations = wanted.values().stream().map(this::location).collect(Collectors.toSet());
        List<Bundle> left = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getLocation().startsWith("reference:"))
                .filter(bundle -> !locations.contains(bundle.getLocation()))
                .toList();
        for (Bundle bundle : left) {
            uninstall(bundle);
        }
        for (Map.Entry<String, InstalledSet.Entry> entry : wanted.entrySet()) {
            String name = entry.getKey();
            try {
                Bundle bundle = context.installBundle(location(entry.getValue()));
                bundles.put(name, bundle);
                if (bundle.adapt(BundleStartLevel.class).isPersistentlyStarted()) {
                    // else the framework starts it by itself, and one that hangs holds up the whole server
                    bundle.stop();
                }
                if (isQuarantined(name)) {
                    LOG.error("The portal {} stays stopped: it failed {} times", name, RestoredPortals.MOST_TRIES);
                } else if (!stopped.contains(name)) {
                    waiting.put(name, bundle);
                }
            } catch (BundleException e) {
                restored.failed(name, refused(e, "bundle.failed.install", e.getMessage()));
            }
        }
    }

    /** Starts what was restored, once there is a shell for it; then there is nothing more to start. */
    void startRestored() {
        Map<String, Bundle> now = new TreeMap<>(waiting);
        waiting.clear();
        now.forEach((name, bundle) -> restored.add(name, begin(bundle)));
        restored.watch();
    }

    /** Whether a portal is left alone, since it failed so often. */
    boolean isQuarantined(String name) {
        return set.failure(name).filter(InstalledSet.Failure::quarantined).isPresent();
    }

    /** How a portal failed when the server started it. */
    Optional<InstalledSet.Failure> failure(String name) {
        return set.failure(name);
    }

    /** No longer looks after portals that did not start. */
    void close() {
        restored.close();
    }

    /** Starts a portal anew that did not come to serve. */
    void startAnew(String name, Bundle failed) {
        changing.lock();
        try {
            if (find(name).filter(failed::equals).isEmpty()) {
                return;
            }
            failed.stop();
            start(failed);
        } catch (BundleException e) {
            throw refused(e, "bundle.failed.stop", e.getMessage());
        } finally {
            changing.unlock();
        }
    }

    /** Why a started portal does not serve; empty while it does, or still may. */
    Optional<RefusedException> verdict(Bundle bundle) {
        Optional<RefusedException> own =
                components.failure(bundle).map(reason -> new RefusedException("bundle.failed.start", reason));
        Optional<RefusedException> data =
                units.failure(bundle.getBundleId()).map(reason -> new RefusedException("bundle.failed.data", reason));
        return data.or(() -> own).or(() -> {
            String[] said = {""};
            arrivals(shell -> {
                said[0] = shell.refusal(bundle.getBundleId()).orElse("");
                return true;
            });
            return said[0].isEmpty()
                    ? Optional.empty()
                    : Optional.of(new RefusedException("bundle.failed.pages", said[0]));
        });
    }

    /** Whether there is a shell that could take a portal in. */
    boolean hasShell() {
        return arrivals(shell -> true);
    }

    /** Whether a bundle's manifest says that it brings pages. */
    boolean bringsPages(Bundle bundle) {
        String provided = bundle.getHeaders().get(Constants.PROVIDE_CAPABILITY);
        return portal(bundle).isPresent() || (provided != null && provided.contains(PORTAL_SERVICE + '"'));
    }

    /** Stops a portal that failed too often, so that no part of it runs on. */
    void leaveAlone(String name) {
        find(name).ifPresent(bundle -> {
            try {
                if (bundle.getState() != Bundle.STARTING) {
                    bundle.stop();
                }
            } catch (BundleException e) {
                LOG.error("The portal {} does not stop", name, e);
            }
        });
    }

    /** Whether the pages of a portal can be visited. */
    boolean serves(Bundle bundle) {
        return arrivals(shell -> shell.isHere(bundle.getBundleId()));
    }

    private void adoptShipped() throws IOException {
        if (!Files.isDirectory(shipped)) {
            return;
        }
        try (Stream<Path> jars = Files.list(shipped)) {
            for (Path jar : jars.filter(path -> path.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                PortalFile file = PortalFile.read(jar, reservedNames());
                shippedDigests.add(file.sha256());
                InstalledSet.Entry now = set.portals().get(file.name());
                if (live && file.testOnly()) {
                    if (now != null) {
                        set.remove(file.name());
                    }
                    continue;
                }
                boolean follows = now == null ? !set.wasRemoved(file.name()) : now.shipped();
                if (follows && (now == null || !now.sha256().equals(file.sha256()))) {
                    set.put(
                            file.name(),
                            new InstalledSet.Entry(jar.getFileName().toString(), true, file.sha256()));
                }
            }
        }
    }

    /** Names that belong to the platform: every bundle that is no portal of this set. */
    Set<String> reservedNames() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> !bundle.getLocation().startsWith("reference:"))
                .map(Bundle::getSymbolicName)
                .collect(Collectors.toSet());
    }

    /** The portal's bundle. */
    Optional<Bundle> find(String name) {
        return Optional.ofNullable(bundles.get(name));
    }

    /** Whether a file of this digest came with the product. */
    boolean isShipped(String sha256) {
        return shippedDigests.contains(sha256);
    }

    /** The names of the set. */
    Collection<String> names() {
        return List.copyOf(bundles.keySet());
    }

    /**
     * Installs a portal, or updates the one of the same name.
     *
     * @param start whether it is to serve at once; else it is only installed
     * @throws RefusedException if it does not resolve or start; what served before goes on serving
     */
    void install(PortalFile file, boolean start) throws IOException {
        changing.lock();
        try {
            put(file, start);
        } finally {
            changing.unlock();
        }
    }

    private void put(PortalFile file, boolean start) throws IOException {
        Bundle old = bundles.get(file.name());
        Path kept = store.resolve(file.name() + "-" + file.sha256().substring(0, 16) + ".jar");
        if (!file.path().equals(kept)) {
            Files.copy(file.path(), kept, StandardCopyOption.REPLACE_EXISTING);
        }
        InstalledSet.Entry entry = new InstalledSet.Entry(kept.getFileName().toString(), false, file.sha256());
        String location = location(entry);
        if (old != null && old.getLocation().equals(location)) {
            if (start) {
                start(old);
            }
            return;
        }
        Bundle next = added(location);
        try {
            if (start) {
                start(next);
            } else if (!context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                    .adapt(FrameworkWiring.class)
                    .resolveBundles(List.of(next))) {
                throw new RefusedException("bundle.failed.needs");
            }
        } catch (RefusedException e) {
            takeAway(next);
            if (set.former(file.name()).stream().noneMatch(build -> build.file().equals(entry.file()))) {
                Files.deleteIfExists(kept);
            }
            throw e;
        }
        bundles.put(file.name(), next);
        if (old == null) {
            set.put(file.name(), entry);
        } else {
            forget(set.replace(file.name(), entry, former(file.name(), old)));
            uninstall(old);
        }
    }

    /** The build that serves now, with its file in the store: a shipped one goes with the product that brought it. */
    private InstalledSet.Former former(String name, Bundle bundle) throws IOException {
        InstalledSet.Entry entry = set.portals().get(name);
        if (entry == null) {
            throw new IllegalStateException("A bundle serves as " + name + ", which is not in the set");
        }
        String kept = name + "-" + entry.sha256().substring(0, 16) + ".jar";
        if (entry.shipped()) {
            Files.copy(file(entry), store.resolve(kept), StandardCopyOption.REPLACE_EXISTING);
        }
        return new InstalledSet.Former(
                entry.shipped() ? kept : entry.file(), bundle.getVersion().toString(), entry.sha256(), clock.instant());
    }

    /** What the set says of a portal. */
    Optional<InstalledSet.Entry> entry(String name) {
        return Optional.ofNullable(set.portals().get(name));
    }

    /** The builds of a portal that served before, the latest first. */
    List<InstalledSet.Former> former(String name) {
        return set.former(name);
    }

    /** The file of a build that served before. */
    Path file(InstalledSet.Former build) {
        return store.resolve(build.file());
    }

    /** The file of a portal of the set. */
    Path file(InstalledSet.Entry entry) {
        return (entry.shipped() ? shipped : store).resolve(entry.file());
    }

    private Bundle added(String location) {
        try {
            return context.installBundle(location);
        } catch (BundleException e) {
            throw refused(e, "bundle.failed.install", e.getMessage());
        }
    }

    /**
     * Starts a portal.
     *
     * @throws RefusedException if it does not come to serve
     */
    void start(String name) throws IOException {
        changing.lock();
        try {
            start(known(name));
            set.serves(name);
        } finally {
            changing.unlock();
        }
    }

    private void start(Bundle bundle) {
        try {
            bringUp(bundle);
        } catch (RefusedException e) {
            // what keeps a portal from its data shows elsewhere as something missing
            units.failure(bundle.getBundleId()).ifPresent(reason -> {
                throw refused(e, "bundle.failed.data", reason);
            });
            throw e;
        }
    }

    private void bringUp(Bundle bundle) {
        arrivals(shell -> {
            shell.await(bundle.getBundleId());
            return true;
        });
        begin(bundle).await(startLimit);
        // SCR makes the portal when the shell asks for it, and the shell says what became of its pages
        long end = System.nanoTime() + startLimit.toNanos();
        long patience = System.nanoTime() + SERVICES_LIMIT.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        try {
            do {
                if (arrived(bundle)) {
                    return;
                }
                components.failure(bundle).ifPresent(reason -> {
                    throw new RefusedException("bundle.failed.start", reason);
                });
                if (System.nanoTime() > patience) {
                    components.missing(bundle).ifPresent(service -> {
                        throw new RefusedException("bundle.failed.service", service);
                    });
                    if (portal(bundle).isEmpty()) {
                        throw new RefusedException("bundle.failed.no-portal");
                    }
                }
            } while (!never.await(20, TimeUnit.MILLISECONDS) && System.nanoTime() < end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RefusedException("bundle.failed.not-up", startLimit.toSeconds());
    }

    private boolean arrived(Bundle bundle) {
        return arrivals(shell -> {
            shell.refusal(bundle.getBundleId()).ifPresent(reason -> {
                throw new RefusedException("bundle.failed.pages", reason);
            });
            return shell.isHere(bundle.getBundleId());
        });
    }

    /** Asks the shell; false while it is not there. */
    private boolean arrivals(Predicate<PortalArrivals> question) {
        ServiceReference<PortalArrivals> reference = context.getServiceReference(PortalArrivals.class);
        PortalArrivals arrivals = reference == null ? null : context.getService(reference);
        if (arrivals == null) {
            return false;
        }
        try {
            return question.test(arrivals);
        } finally {
            context.ungetService(reference);
        }
    }

    /**
     * A start under way.
     *
     * @param thread where it runs, which one that hangs holds
     */
    record Start(Bundle bundle, FutureTask<@Nullable Void> task, Thread thread) {
        /** Whether it ends, well or badly, within this time. */
        boolean endsWithin(Duration patience) throws InterruptedException {
            return thread.join(patience);
        }

        /** Waits for its end. */
        void await(Duration limit) {
            try {
                task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                throw refused(cause, "bundle.failed.start", reason(cause));
            } catch (TimeoutException e) {
                giveUp(thread);
                throw refused(e, "bundle.failed.hangs", Long.toString(limit.toSeconds()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw refused(e, "bundle.failed.start", e.getMessage());
            }
        }
    }

    /** Starts the bundle on a thread of its own, so that one that hangs holds nobody up. */
    private static Start begin(Bundle bundle) {
        FutureTask<@Nullable Void> starting = new FutureTask<>(() -> {
            bundle.start(Bundle.START_TRANSIENT);
            return null;
        });
        return new Start(
                bundle,
                starting,
                Thread.ofPlatform()
                        .daemon()
                        .name("guildhall-start-" + bundle.getSymbolicName())
                        .start(starting));
    }

    private static void giveUp(Thread starting) {
        starting.interrupt();
        try {
            starting.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the bundle itself said, below what the framework says of it. */
    private static String reason(Throwable failure) {
        Throwable own = failure;
        while (own instanceof BundleException && own.getCause() != null) {
            own = own.getCause();
        }
        return own instanceof BundleException
                ? String.valueOf(own.getMessage())
                : own.getClass().getSimpleName() + ": " + own.getMessage();
    }

    private static Optional<ServiceReference<?>> portal(Bundle bundle) {
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        if (services == null) {
            return Optional.empty();
        }
        return Arrays.<ServiceReference<?>>stream(services)
                .filter(service -> Arrays.asList((String[]) service.getProperty(Constants.OBJECTCLASS))
                        .contains(PORTAL_SERVICE))
                .findFirst();
    }

    /** Lets nobody new into a portal, or everybody again. */
    void close(String name, boolean closed) {
        known(name);
        arrivals(shell -> {
            if (closed) {
                shell.close(name);
            } else {
                shell.open(name);
            }
            return true;
        });
    }

    /** Whether anybody has a page of a portal open. */
    boolean isInUse(String name) {
        return arrivals(shell -> shell.openPages(name) > 0);
    }

    /** Stops a portal; its pages show that it is not available now. */
    void stop(String name) {
        changing.lock();
        try {
            known(name).stop();
        } catch (BundleException e) {
            throw refused(e, "bundle.failed.stop", e.getMessage());
        } finally {
            changing.unlock();
        }
    }

    /** Removes a portal and keeps its data; a restart does not bring it back. */
    void remove(String name) throws IOException {
        changing.lock();
        try {
            takeOut(name);
        } finally {
            changing.unlock();
        }
    }

    private void takeOut(String name) throws IOException {
        Bundle bundle = known(name);
        Optional<InstalledSet.Entry> entry = entry(name);
        List<InstalledSet.Former> before = set.remove(name);
        bundles.remove(name);
        uninstall(bundle);
        arrivals(shell -> {
            shell.forget(name);
            return true;
        });
        forget(before);
        if (entry.isPresent() && !entry.get().shipped()) {
            Files.deleteIfExists(file(entry.get()));
        }
    }

    private static RefusedException refused(Throwable cause, String textKey, @Nullable String reason) {
        RefusedException refused = new RefusedException(textKey, String.valueOf(reason));
        refused.initCause(cause);
        return refused;
    }

    private Bundle known(String name) {
        return find(name).orElseThrow(() -> new RefusedException("bundle.failed.unknown", name));
    }

    private void uninstall(Bundle bundle) {
        try {
            bundle.uninstall();
        } catch (BundleException e) {
            throw refused(e, "bundle.failed.remove", e.getMessage());
        }
        // frees the class loader; waits, so that nobody sees half a refresh
        CountDownLatch refreshed = new CountDownLatch(1);
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkWiring.class)
                .refreshBundles(List.of(bundle), event -> {
                    if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                        refreshed.countDown();
                    }
                });
        try {
            if (!refreshed.await(30, TimeUnit.SECONDS)) {
                LOG.warn("The wiring of {} was not refreshed within 30 s", bundle.getSymbolicName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A bundle that hangs as it starts cannot be taken away now: the next start of the server does it. */
    private void takeAway(Bundle failed) {
        if (failed.getState() == Bundle.STARTING && components.startsAtOnce(failed)) {
            LOG.error("{} hangs as it starts; it goes when the server starts anew", failed.getSymbolicName());
            return;
        }
        uninstall(failed);
    }

    private void forget(List<InstalledSet.Former> builds) throws IOException {
        for (InstalledSet.Former build : builds) {
            Files.deleteIfExists(file(build));
        }
    }

    private String location(InstalledSet.Entry entry) {
        return "reference:file:" + file(entry).toAbsolutePath();
    }
}
