package org.guildhall.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/**
 * The made-up data of a test instance: a bundle of its own, so that a live instance does not hold it at all. It is installed anew
 * at each start, for a data folder can be started with demo data once and without it the next time.
 */
final class DemoBundle {
    private static final String SCHEME = "guildhall-demo:";
    private static final String ACCOUNTS = "Guildhall-Demo-Accounts";
    private static final String PASSWORD = "Guildhall-Demo-Password";

    private DemoBundle() {}

    /** Installs it where it is wanted and takes it away where it is not; what the console is to show of it. */
    static List<String> apply(BundleContext context, Options options) throws BundleException, StartException {
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith(SCHEME)) {
                bundle.uninstall();
            }
        }
        List<String> lines = new ArrayList<>();
        if (options.live() || options.empty()) {
            return lines;
        }
        Path folder = options.home().resolve("demo");
        if (!Files.isDirectory(folder)) {
            return lines;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                Bundle bundle = install(context, jar);
                lines.add("  Demo accounts:   " + bundle.getHeaders().get(ACCOUNTS));
                lines.add("  Their password:  " + bundle.getHeaders().get(PASSWORD));
            }
        } catch (IOException e) {
            throw new StartException("The demo data in " + folder + " cannot be read: " + e.getMessage(), e);
        }
        return lines;
    }

    private static Bundle install(BundleContext context, Path jar) throws IOException, BundleException {
        try (InputStream bytes = Files.newInputStream(jar)) {
            Bundle bundle = context.installBundle(SCHEME + jar.getFileName(), bytes);
            bundle.start();
            return bundle;
        }
    }
}
