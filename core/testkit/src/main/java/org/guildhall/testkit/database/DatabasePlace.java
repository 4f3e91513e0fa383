package org.guildhall.testkit.database;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** An empty database and data folder for one run of a test class. */
public final class DatabasePlace {
    private final String name;
    private final Path dataFolder;
    private final Map<String, String> settings;
    private final Map<Class<?>, Object> shared = new LinkedHashMap<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    DatabasePlace(String name, Path dataFolder, Map<String, String> databaseSettings) {
        this.name = name;
        this.dataFolder = dataFolder;
        this.settings = new LinkedHashMap<>(databaseSettings);
        settings.put("guildhall.data", dataFolder.toString());
        settings.put("guildhall.test", "true");
    }

    /** {@code derby} or {@code postgresql}. */
    public String name() {
        return name;
    }

    /** The data folder, empty at first. */
    public Path dataFolder() {
        return dataFolder;
    }

    /** The settings with which an instance starts here, as a test instance. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** What was opened for the first test of the class, opened now if this is the first, closed after the last. */
    public synchronized <T extends AutoCloseable> T share(Class<T> type, Function<DatabasePlace, T> opening) {
        Object known = shared.get(type);
        if (known != null) {
            return type.cast(known);
        }
        T made = opening.apply(this);
        shared.put(type, made);
        open.push(made);
        return made;
    }

    synchronized void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
        shared.clear();
    }

    @Override
    public String toString() {
        return name;
    }
}
