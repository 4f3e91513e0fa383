package org.guildhall.launcher;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.connect.FrameworkUtilHelper;

/** Answers {@code FrameworkUtil.getBundle} for classes of the class path, by the jar they came from. */
public final class ConnectedBundles implements FrameworkUtilHelper {

    private static final Map<Path, Bundle> BY_PATH = new ConcurrentHashMap<>();

    /** Made by the framework's service loader. */
    public ConnectedBundles() {}

    static void connect(PlatformJar jar, Bundle bundle) {
        BY_PATH.put(jar.path().toAbsolutePath().normalize(), bundle);
    }

    static void disconnect(Collection<PlatformJar> jars) {
        jars.forEach(jar -> BY_PATH.remove(jar.path().toAbsolutePath().normalize()));
    }

    @Override
    public Optional<Bundle> getBundle(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(BY_PATH.get(Path.of(source.getLocation().toURI())));
        } catch (URISyntaxException | IllegalArgumentException e) {
            // a class that came from no file belongs to no bundle of the platform
            return Optional.empty();
        }
    }
}
