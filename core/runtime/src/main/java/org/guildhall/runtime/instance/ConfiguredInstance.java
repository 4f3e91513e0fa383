package org.guildhall.runtime.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.guildhall.api.instance.CouncilSettings;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.runtime.config.LaunchSettings;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The instance as the launcher's framework properties and the council's settings describe it. */
@Component(service = Instance.class)
public final class ConfiguredInstance implements Instance {
    private static final String DATA = LaunchSettings.DATA;
    /** Anything but {@code true} is live, for that is the safe side. */
    private static final String TEST = LaunchSettings.TEST;

    /** The address that the launcher listens at. */
    private static final String ADDRESS = "guildhall.address";

    private final boolean test;
    private final Path data;
    private final String localAddress;
    private final Settings<CouncilSettings> council;

    @Activate
    public ConfiguredInstance(
            BundleContext context, @Reference LaunchSettings launch, @Reference SettingsSource settings) {
        this(
                name -> name.equals(DATA)
                        ? launch.dataFolder().toString()
                        : launch.get(name).orElse(context.getProperty(name)),
                settings.of(CouncilSettings.class));
    }

    /** An instance of these framework properties. */
    public ConfiguredInstance(Function<String, @Nullable String> properties, Settings<CouncilSettings> council) {
        String folder = properties.apply(DATA);
        if (folder == null) {
            throw new IllegalStateException("The framework property " + DATA + " names no data folder.");
        }
        data = Path.of(folder).toAbsolutePath().normalize();
        test = Boolean.parseBoolean(properties.apply(TEST));
        String address = properties.apply(ADDRESS);
        localAddress = address == null ? "http://localhost:8080" : address;
        this.council = council;
    }

    @Override
    public boolean test() {
        return test;
    }

    @Override
    public String baseAddress() {
        String set = council().baseAddress().strip();
        if (set.isEmpty()) {
            return localAddress;
        }
        return set.endsWith("/") ? set.substring(0, set.length() - 1) : set;
    }

    @Override
    public Path dataFolder() {
        return data;
    }

    @Override
    public Path folder(String name) {
        Path folder = data.resolve(name).normalize();
        if (!folder.startsWith(data)) {
            throw new IllegalArgumentException("Not below the data folder: " + name);
        }
        try {
            return Files.createDirectories(folder);
        } catch (IOException unmade) {
            throw new UncheckedIOException("The folder " + folder + " cannot be made", unmade);
        }
    }

    @Override
    public CouncilSettings council() {
        return council.get();
    }
}
