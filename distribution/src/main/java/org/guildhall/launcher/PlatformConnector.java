package org.guildhall.launcher;

import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.connect.ConnectModule;
import org.osgi.framework.connect.ModuleConnector;
import org.osgi.framework.startlevel.BundleStartLevel;

/** Connects the platform's jars to the framework: they stay on the class path and are bundles all the same. */
final class PlatformConnector implements ModuleConnector {

    static final String SCHEME = "connect:";

    private final Map<String, PlatformJar> byLocation = new LinkedHashMap<>();
    private final Map<String, ConnectedJar> opened = new HashMap<>();

    PlatformConnector(List<PlatformJar> jars) {
        jars.forEach(jar -> byLocation.put(jar.location(), jar));
    }

    @Override
    public void initialize(File storage, Map<String, String> configuration) {}

    @Override
    public Optional<ConnectModule> connect(String location) throws BundleException {
        PlatformJar jar = byLocation.get(location);
        if (jar == null) {
            if (location.startsWith(SCHEME)) {
                throw new BundleException("Not a part of this product: " + location);
            }
            return Optional.empty();
        }
        synchronized (opened) {
            return Optional.of(opened.computeIfAbsent(location, key -> new ConnectedJar(jar.path())));
        }
    }

    /** Installs the platform within the framework's own start, so that the product and its tests run the same code. */
    @Override
    public Optional<BundleActivator> newBundleActivator() {
        return Optional.of(new BundleActivator() {
            @Override
            public void start(BundleContext context) throws Exception {
                OsgiLog.register(context);
                install(context);
            }

            @Override
            public void stop(BundleContext context) {
                ConnectedBundles.disconnect(byLocation.values());
            }
        });
    }

    private void install(BundleContext context) throws BundleException {
        Set<String> wanted = new HashSet<>(byLocation.keySet());
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith(SCHEME) && !wanted.contains(bundle.getLocation())) {
                bundle.uninstall();
            }
        }
        List<Bundle> installed = new ArrayList<>();
        for (PlatformJar jar : byLocation.values()) {
            Bundle bundle = context.installBundle(jar.location());
            bundle.adapt(BundleStartLevel.class).setStartLevel(jar.startLevel());
            ConnectedBundles.connect(jar, bundle);
            installed.add(bundle);
        }
        for (Bundle bundle : installed) {
            if (bundle.getHeaders().get("Fragment-Host") == null) {
                bundle.start();
            }
        }
    }
}
