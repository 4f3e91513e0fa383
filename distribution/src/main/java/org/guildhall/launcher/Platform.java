package org.guildhall.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.Felix;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleRevision;

/** A framework with the platform in it. */
public final class Platform {

    /** The start level of portals, after everything that they build on. */
    private static final int PORTALS = 5;

    private static final String EXTENDERS =
            "osgi.extender;osgi.extender=\"osgi.serviceloader.processor\";version:Version=\"1.0.0\","
                    + "osgi.extender;osgi.extender=\"osgi.serviceloader.registrar\";version:Version=\"1.0.0\"";

    private Platform() {}

    /**
     * Makes a framework that is not started yet.
     *
     * @param jars the platform
     * @param cache folder of the framework's own
     * @param properties framework properties besides those that every Guildhall has
     */
    static Framework create(List<PlatformJar> jars, Path cache, Map<String, String> properties) {
        Map<String, Object> all = new HashMap<>();
        all.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        all.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, String.valueOf(PORTALS));
        // portals are started by core, when there is a shell to take them in
        all.put("felix.startlevel.bundle", "1");
        // else platform code that asks a portal's loader would see the whole class path
        all.put("felix.bootdelegation.implicit", "false");
        all.put("felix.log.logger", new FrameworkLog());
        // services of the class path are found there by everybody: no extender is needed, but jars ask for one
        all.put(Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA, EXTENDERS);
        all.put("ds.loglevel", "warn");
        all.putAll(properties);
        return new Felix(all, new PlatformConnector(jars));
    }

    /**
     * Makes a framework of the bundles named, found on this process's class path: for tests in a build.
     *
     * @throws IllegalStateException if one is not there
     */
    public static Framework onClassPath(List<String> symbolicNames, Path cache, Map<String, String> properties)
            throws IOException {
        List<PlatformJar> jars = PlatformList.onClassPath(symbolicNames);
        List<String> missing = new ArrayList<>(symbolicNames);
        jars.forEach(jar -> missing.remove(jar.symbolicName()));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Not on the class path: " + missing);
        }
        return create(jars, cache, properties);
    }

    /** Starts the framework; fails if a part of the platform did not start. */
    public static void start(Framework framework) throws StartException, BundleException, InterruptedException {
        framework.init();
        StartWatch watch = new StartWatch();
        framework.getBundleContext().addFrameworkListener(watch);
        framework.start();
        watch.await();
        framework.getBundleContext().removeFrameworkListener(watch);
        List<String> faults = faults(framework.getBundleContext());
        if (!faults.isEmpty()) {
            throw new StartException(
                    "These parts of Guildhall did not start: " + String.join(", ", faults) + ".", watch.cause());
        }
    }

    private static List<String> faults(BundleContext context) {
        List<String> faults = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            boolean fragment = revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
            int needed = fragment ? Bundle.RESOLVED : Bundle.ACTIVE;
            if (bundle.getLocation().startsWith(PlatformConnector.SCHEME) && bundle.getState() != needed) {
                faults.add(bundle.getSymbolicName());
            }
        }
        return faults;
    }
}
