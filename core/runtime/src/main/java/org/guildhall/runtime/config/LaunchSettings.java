package org.guildhall.runtime.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * What the instance is started with, fixed until it ends: a framework property such as {@code guildhall.db.url}, else the
 * environment's {@code GUILDHALL_DB_URL}. Values can be secrets, so this class never prints one.
 */
@Component(service = LaunchSettings.class)
public final class LaunchSettings {
    /** Folder of everything that is kept. */
    public static final String DATA = "guildhall.data";

    /** Whether this is a test instance. */
    public static final String TEST = "guildhall.test";

    private final Function<String, @Nullable String> property;

    /**
     * Reads the framework's properties, then the environment. The second parameter is there for the number alone: with one, the
     * container takes the constructor with the map, for a component's properties are a map too.
     */
    @Activate
    public LaunchSettings(BundleContext framework, ComponentContext component) {
        this(name -> framework.getProperty(name) instanceof String value
                ? value
                : System.getenv(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_")));
    }

    /** The given values and nothing else. */
    public LaunchSettings(Map<String, String> values) {
        this(Map.copyOf(values)::get);
    }

    private LaunchSettings(Function<String, @Nullable String> property) {
        this.property = property;
    }

    /** The value, if there is one that is not blank. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(property.apply(name)).filter(value -> !value.isBlank());
    }

    /** Whether the value is {@code true}. */
    public boolean isOn(String name) {
        return get(name).map(Boolean::parseBoolean).orElse(false);
    }

    /** The folder of everything that is kept. */
    public Path dataFolder() {
        return Path.of(get(DATA).orElse("data")).toAbsolutePath().normalize();
    }
}
