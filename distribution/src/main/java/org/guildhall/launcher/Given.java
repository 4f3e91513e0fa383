package org.guildhall.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the instance was given to start with: by the command line, else the data folder's {@code guildhall.properties}, else the
 * product's, else the environment, where {@code GUILDHALL_DB_URL} stands for {@code guildhall.db.url}.
 */
final class Given {

    private final Map<String, String> written;
    private final UnaryOperator<@Nullable String> environment;

    private Given(Map<String, String> written, UnaryOperator<@Nullable String> environment) {
        this.written = written;
        this.environment = environment;
    }

    static Given of(Options options) throws StartException {
        Map<String, String> all = new HashMap<>();
        read(options.home().resolve("conf").resolve("guildhall.properties"), all);
        read(options.data().resolve("guildhall.properties"), all);
        all.putAll(options.settings());
        return of(all, System::getenv);
    }

    static Given of(Map<String, String> written, UnaryOperator<@Nullable String> environment) {
        return new Given(Map.copyOf(written), environment);
    }

    Optional<String> get(String name) {
        String value = written.get(name);
        return Optional.ofNullable(value == null ? environment.apply(variable(name)) : value)
                .map(String::strip)
                .filter(found -> !found.isEmpty());
    }

    /** Everything but the environment. */
    Map<String, String> written() {
        return written;
    }

    static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private static void read(Path file, Map<String, String> all) throws StartException {
        if (!Files.exists(file)) {
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartException("The settings in " + file + " cannot be read: " + e.getMessage(), e);
        }
        properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
    }
}
