package org.guildhall.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** The product's own framework with the whole platform in it and no portal, on a fresh data folder. */
public final class ProductFactory implements FrameworkFactory {

    /** Property that says where the framework answers to browsers. */
    public static final String ADDRESS = Settings.ADDRESS;

    /** Made by the test. */
    public ProductFactory() {}

    @Override
    public Framework newFramework(Map<String, String> configuration) {
        try {
            Path storage = Path.of(configuration.get(Constants.FRAMEWORK_STORAGE));
            Path home = Files.createDirectories(storage.resolve("home"));
            int port = Ports.claim("127.0.0.1", 0);
            Options options =
                    new Options(home, storage.resolve("data"), "127.0.0.1", port, false, true, false, Map.of());
            Given given = Given.of(options);
            Map<String, String> settings =
                    new HashMap<>(Settings.of(options, given, Door.of(options, given, Instant.now()), port));
            // the launcher's own part of it is tested where the launcher is
            settings.put("org.apache.felix.proxy.load.balancer.connection.enable", "false");
            settings.putAll(configuration);
            return Platform.create(PlatformList.of(platform()), storage.resolve("cache"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (StartException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the product's {@code lib} will hold, as the build found it. */
    private static List<Path> platform() throws IOException {
        String paths = Files.readString(Path.of("target", "platform.classpath")).strip();
        return Stream.of(paths.split(java.io.File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }
}
