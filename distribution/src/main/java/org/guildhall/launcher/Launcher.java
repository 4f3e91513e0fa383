package org.guildhall.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the product until it is told to stop. */
public final class Launcher {

    private static final int CANNOT_START = 2;
    private static final long STOP_LIMIT_MILLIS = 20_000;

    private Launcher() {}

    /** Starts, says when the first page answers, and returns when the framework has stopped. Ends the process if it cannot start. */
    public static void run(String[] arguments) throws InterruptedException {
        try {
            Options options = Options.parse(List.of(arguments), home());
            run(options);
        } catch (StartException e) {
            System.err.println(e.sentence());
            if (e.getCause() != null && Logging.isOpen()) {
                LoggerFactory.getLogger(Launcher.class).debug("Not started", e);
            }
            System.exit(CANNOT_START);
        }
    }

    private static void run(Options options) throws StartException, InterruptedException {
        try (DataFolder data = DataFolder.open(options.data())) {
            int port = Ports.claim(options.host(), options.port());
            Path log = Logging.open(data.path());
            Logger logger = LoggerFactory.getLogger(Launcher.class);
            List<PlatformJar> jars = PlatformList.read(options.home().resolve("lib"));
            Path cache = Cache.prepare(data.path().resolve("cache"), jars);
            Framework framework = Platform.create(jars, cache, Settings.of(options, port));
            Thread stop = Thread.ofPlatform().name("guildhall-stop").unstarted(() -> stop(framework));
            Runtime.getRuntime().addShutdownHook(stop);
            try {
                Platform.start(framework);
                List<String> demo = DemoBundle.apply(framework.getBundleContext(), options);
                FirstPage.await(options.host(), port, log);
                String address = "http://" + Ports.shown(options.host()) + ":" + port;
                logger.info("Ready at {}", address);
                tell(options, address, log, demo);
            } catch (BundleException e) {
                throw new StartException("Guildhall cannot start: " + e.getMessage() + " More is in " + log + ".", e);
            } catch (StartException e) {
                logger.warn("Not started", e);
                throw new StartException(e.sentence() + " More is in " + log + ".", e);
            }
            waitForEnd(framework);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tell(Options options, String address, Path log, List<String> demo) {
        System.out.println("Guildhall is ready: " + address);
        System.out.println("  Data folder:     " + options.data());
        System.out.println("  Log:             " + log);
        if (!options.live()) {
            System.out.println("  Test mailbox:    " + address + "/test-mailbox");
        }
        demo.forEach(System.out::println);
    }

    private static void waitForEnd(Framework framework) throws InterruptedException {
        FrameworkEvent event;
        do {
            event = framework.waitForStop(0);
        } while (event.getType() == FrameworkEvent.STOPPED_UPDATE
                || event.getType() == FrameworkEvent.STOPPED_SYSTEM_REFRESHED);
    }

    private static void stop(Framework framework) {
        try {
            framework.stop();
            framework.waitForStop(STOP_LIMIT_MILLIS);
        } catch (BundleException | InterruptedException e) {
            LoggerFactory.getLogger(Launcher.class).error("Not stopped in good order", e);
        } finally {
            Logging.close();
        }
    }

    /** The folder above that of this class's jar. */
    private static Path home() throws StartException {
        try {
            Path jar = Path.of(Launcher.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path lib = jar.getParent();
            Path home = lib == null ? null : lib.getParent();
            return home == null ? Path.of("").toAbsolutePath() : home;
        } catch (URISyntaxException e) {
            throw new StartException("The product's folder cannot be found; give it with --home.", e);
        }
    }
}
