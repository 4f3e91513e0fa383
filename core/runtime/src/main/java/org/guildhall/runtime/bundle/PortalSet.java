package org.guildhall.runtime.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceReference;
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
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final BundleContext context;
    private final Path shipped;
    private final Path store;
    private final InstalledSet set;
    private final Map<String, Bundle> bundles = new TreeMap<>();

    PortalSet(BundleContext context, Path shipped, Path folder) throws IOException {
        this.context = context;
        this.shipped = shipped;
        this.store = Files.createDirectories(folder.resolve("store"));
        this.set = new InstalledSet(folder.resolve("set.json"));
    }

    /** Brings the framework to the set as it was left, with the product's own portals added or brought up to date. */
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
            try {
                Bundle bundle = context.installBundle(location(entry.getValue()));
                bundles.put(entry.getKey(), bundle);
                if (!stopped.contains(entry.getKey())) {
                    bundle.start();
                }
            } catch (BundleException e) {
                LOG.error("The portal {} does not start: {}", entry.getKey(), e.getMessage(), e);
            }
        }
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
                InstalledSet.Entry now = set.portals().get(file.name());
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

    /** The names of the set. */
    Collection<String> names() {
        return List.copyOf(bundles.keySet());
    }

    /**
     * Installs a portal, or updates the one of the same name.
     *
     * @param start whether it is to serve at once; else it is only installed
     * @throws RefusedPortalException if it does not resolve or start; what served before goes on serving
     */
    void install(PortalFile file, boolean start) throws IOException {
        Bundle old = bundles.get(file.name());
        Path kept = store.resolve(file.name() + "-" + file.sha256().substring(0, 16) + ".jar");
        Files.copy(file.path(), kept, StandardCopyOption.REPLACE_EXISTING);
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
                throw new RefusedPortalException("something that it needs is missing here");
            }
        } catch (RefusedPortalException e) {
            uninstall(next);
            Files.deleteIfExists(kept);
            throw e;
        }
        bundles.put(file.name(), next);
        set.put(file.name(), entry);
        if (old != null) {
            uninstall(old);
            forget(old);
        }
    }

    private Bundle added(String location) {
        try {
            return context.installBundle(location);
        } catch (BundleException e) {
            throw new RefusedPortalException("it cannot be installed: " + e.getMessage(), e);
        }
    }

    /**
     * Starts a portal.
     *
     * @throws RefusedPortalException if it does not come to serve
     */
    void start(String name) {
        start(known(name));
    }

    private void start(Bundle bundle) {
        try {
            bundle.start();
        } catch (BundleException e) {
            throw new RefusedPortalException("it does not start: " + e.getMessage(), e);
        }
        // SCR activates the portal's component when the shell asks for the service: in use means that it came up
        long end = System.nanoTime() + START_LIMIT.toNanos();
        Optional<ServiceReference<?>> portal = portal(bundle);
        if (portal.isEmpty() || !inUse(portal.get(), end)) {
            throw new RefusedPortalException(
                    portal.isEmpty()
                            ? "it contributes no portal: a part that it needs is missing here"
                            : "its portal does not come up; the reason is in the log");
        }
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

    private static boolean inUse(ServiceReference<?> service, long end) {
        CountDownLatch never = new CountDownLatch(1);
        while (service.getUsingBundles() == null && System.nanoTime() < end) {
            try {
                if (never.await(20, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return service.getUsingBundles() != null;
    }

    /** Stops a portal; its pages show that it is not available now. */
    void stop(String name) {
        try {
            known(name).stop();
        } catch (BundleException e) {
            throw new RefusedPortalException("it does not stop: " + e.getMessage(), e);
        }
    }

    /** Removes a portal and keeps its data; a restart does not bring it back. */
    void remove(String name) throws IOException {
        Bundle bundle = known(name);
        set.remove(name);
        bundles.remove(name);
        uninstall(bundle);
        forget(bundle);
    }

    private Bundle known(String name) {
        return find(name).orElseThrow(() -> new RefusedPortalException("no portal named " + name + " is installed"));
    }

    private void uninstall(Bundle bundle) {
        try {
            bundle.uninstall();
        } catch (BundleException e) {
            throw new RefusedPortalException("the old build cannot be removed: " + e.getMessage(), e);
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

    private void forget(Bundle bundle) throws IOException {
        Path file = Path.of(bundle.getLocation().substring("reference:file:".length()));
        if (file.startsWith(store)) {
            Files.deleteIfExists(file);
        }
    }

    private String location(InstalledSet.Entry entry) {
        Path folder = entry.shipped() ? shipped : store;
        return "reference:file:" + folder.resolve(entry.file()).toAbsolutePath();
    }
}
