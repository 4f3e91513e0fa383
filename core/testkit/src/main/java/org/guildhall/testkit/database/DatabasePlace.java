package org.guildhall.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** An empty database and data folder for one run of a test class. */
public final class DatabasePlace {
    /** By what they hold, the databases that others of this process are copied from. */
    private static final Map<String, Copied> PREPARED = new HashMap<>();

    private final String name;
    private final Path dataFolder;
    private final Map<String, String> settings;
    private boolean prepared;
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

    /**
     * Has the database, still empty, hold what this makes in it and leaves closed, such as schemas: made by the first class of a process
     * that asks for it by this word, and copied for the others, which takes a tenth of the time. Nothing happens to one that was asked for
     * already.
     */
    public void prepare(String what, Runnable make) {
        synchronized (PREPARED) {
            if (prepared) {
                return;
            }
            prepared = true;
            String key = name + " " + what;
            Copied known = PREPARED.get(key);
            if (known != null) {
                known.into(this);
                return;
            }
            make.run();
            PREPARED.put(
                    key, settings.containsKey(PostgresServer.URL) ? new CopiedDatabase(this) : new CopiedFolder(this));
        }
    }

    /** A database that is opened by nobody. */
    private interface Copied {
        void into(DatabasePlace place);
    }

    private record CopiedDatabase(String kept) implements Copied {
        CopiedDatabase(DatabasePlace place) {
            this(PostgresServer.shared().keep(place.settings));
        }

        @Override
        public void into(DatabasePlace place) {
            PostgresServer.shared().fill(place.settings, kept);
        }
    }

    private record CopiedFolder(Map<Path, byte[]> files) implements Copied {
        private static final String DERBY = "db";

        CopiedFolder(DatabasePlace place) {
            this(read(place.dataFolder.resolve(DERBY)));
        }

        private static Map<Path, byte[]> read(Path folder) {
            Map<Path, byte[]> files = new TreeMap<>();
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(folder.relativize(file), Files.readAllBytes(file));
                }
                return files;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void into(DatabasePlace place) {
            Path folder = place.dataFolder.resolve(DERBY);
            files.forEach((file, bytes) -> {
                Path copy = folder.resolve(file);
                try {
                    Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                    Files.write(copy, bytes);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
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
