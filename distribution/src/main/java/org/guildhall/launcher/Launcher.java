package org.guildhall.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
            Given given = Given.of(options);
            Door door = Door.of(options, given, Instant.now());
            int port = Ports.claim(door.host(), options.port());
            Map<String, String> settings = Settings.of(options, given, door, port);
            Path log = Logging.open(data.path());
            Logger logger = LoggerFactory.getLogger(Launcher.class);
            List<PlatformJar> jars = PlatformList.read(options.home().resolve("lib"));
            Path cache = Cache.prepare(data.path().resolve("cache"), jars);
            Path keystore = keystore(door, data.path().resolve("cache"), settings);
            Framework framework = Platform.create(jars, cache, settings);
            Thread stop = Thread.ofPlatform().name("guildhall-stop").unstarted(() -> stop(framework));
            Runtime.getRuntime().addShutdownHook(stop);
            try {
                framework.init();
                new Forwarding(door.proxies(), options.live()).register(framework.getBundleContext());
                Platform.start(framework);
                List<String> demo = DemoBundle.apply(framework.getBundleContext(), options);
                FirstPage.await(door, port, log);
                logger.info("Ready at {}", door.address(port));
                tell(options, door, settings, log, demo);
            } catch (BundleException e) {
                throw new StartException("Guildhall cannot start: " + e.getMessage() + " More is in " + log + ".", e);
            } catch (StartException e) {
                logger.warn("Not started", e);
                throw new StartException(e.sentence() + " More is in " + log + ".", e);
            } finally {
                if (keystore != null) {
                    // it was read at the start, and is not needed again
                    Files.deleteIfExists(keystore);
                }
            }
            waitForEnd(framework);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the certificate to the HTTP service, which takes it from a file alone. */
    private static @Nullable Path keystore(Door door, Path folder, Map<String, String> settings) throws StartException {
        if (door.certificate().isEmpty()) {
            return null;
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path file = door.certificate().get().write(folder, password.toCharArray());
        settings.put("org.apache.felix.https.keystore", file.toString());
        settings.put("org.apache.felix.https.keystore.type", "PKCS12");
        settings.put("org.apache.felix.https.keystore.password", password);
        settings.put("org.apache.felix.https.keystore.key.password", password);
        return file;
    }

    private static void tell(Options options, Door door, Map<String, String> settings, Path log, List<String> demo) {
        String address = settings.get(Settings.ADDRESS);
        System.out.println("Guildhall is ready: " + address);
        if (door.base() != null && !door.base().equals(address)) {
            System.out.println("  Base address:    " + door.base());
        }
        door.certificate()
                .ifPresent(own -> System.out.println(
                        "  Certificate:     " + String.join(", ", own.names()) + ", until " + own.until()));
        if (!door.proxies().none()) {
            System.out.println("  Trusted proxies: " + door.proxies().shown());
        } else if (options.live() && door.certificate().isEmpty()) {
            System.out.println("  Listens on this machine alone, until it has a certificate or knows its proxy:"
                    + " README, \"A live instance\".");
        }
        System.out.println("  Data folder:     " + options.data());
        if (options.live()) {
            System.out.println(
                    "  Key:             " + settings.get(Settings.KEY_FILE) + " (keep a copy apart from the data's)");
        }
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
