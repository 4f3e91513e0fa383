package org.guildhall.runtime.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Which file serves as which portal, kept across restarts in {@code set.json}; a change is whole or absent after a kill. */
final class InstalledSet {
    /**
     * A portal of the set.
     *
     * @param file name of its jar: in the store, or among the shipped ones
     * @param shipped whether it came with the product and follows the product's version
     */
    record Entry(String file, boolean shipped, String sha256) {}

    /**
     * A build that served before.
     *
     * @param file name of its jar in the store
     */
    record Former(String file, String version, String sha256, Instant until) {}

    /**
     * A portal that did not come to serve when the server started.
     *
     * @param tries how often it was started in vain, one after the other
     * @param textKey the text of the last reason, which names the values
     * @param quarantined whether it is left alone until somebody starts it by hand
     */
    record Failure(int tries, String textKey, List<String> values, Instant last, boolean quarantined) {}

    /** What the file holds; a file from before there was one of them has none. */
    record Content(
            Map<String, Entry> portals,
            Set<String> removed,
            @Nullable Map<String, List<Former>> former,
            @Nullable Map<String, Failure> failures) {}

    /** How many builds a portal can be put back to. */
    private static final int FORMER = 3;

    private final Path file;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Entry> portals = new TreeMap<>();
    private final Set<String> removed = new TreeSet<>();
    private final Map<String, List<Former>> former = new TreeMap<>();
    private final Map<String, Failure> failures = new TreeMap<>();

    InstalledSet(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            Content content = json.readValue(file.toFile(), Content.class);
            portals.putAll(content.portals());
            removed.addAll(content.removed());
            if (content.former() != null) {
                former.putAll(content.former());
            }
            if (content.failures() != null) {
                failures.putAll(content.failures());
            }
        }
    }

    synchronized Map<String, Entry> portals() {
        return Map.copyOf(portals);
    }

    synchronized boolean wasRemoved(String name) {
        return removed.contains(name);
    }

    /** The builds of a portal that served before, the latest first. */
    synchronized List<Former> former(String name) {
        return former.getOrDefault(name, List.of());
    }

    /** How a portal failed, if it does. */
    synchronized Optional<Failure> failure(String name) {
        return Optional.ofNullable(failures.get(name));
    }

    /** Notes that a portal failed. */
    synchronized void failed(String name, Failure failure) throws IOException {
        failures.put(name, failure);
        write();
    }

    /** Notes that a portal serves. */
    synchronized void serves(String name) throws IOException {
        if (failures.remove(name) != null) {
            write();
        }
    }

    synchronized void put(String name, Entry entry) throws IOException {
        portals.put(name, entry);
        failures.remove(name);
        removed.remove(name);
        write();
    }

    /** As {@link #put}, with what it replaces kept to go back to; the builds that are too old to be kept any longer. */
    synchronized List<Former> replace(String name, Entry entry, Former before) throws IOException {
        List<Former> known = new ArrayList<>(former(name));
        known.removeIf(
                build -> build.sha256().equals(entry.sha256()) || build.sha256().equals(before.sha256()));
        known.addFirst(before);
        int kept = Math.min(known.size(), FORMER);
        former.put(name, List.copyOf(known.subList(0, kept)));
        put(name, entry);
        return List.copyOf(known.subList(kept, known.size()));
    }

    /** Takes a portal out; the builds that served before it. */
    synchronized List<Former> remove(String name) throws IOException {
        portals.remove(name);
        removed.add(name);
        failures.remove(name);
        List<Former> before = former.remove(name);
        write();
        return before == null ? List.of() : before;
    }

    private void write() throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        json.writerWithDefaultPrettyPrinter()
                .writeValue(next.toFile(), new Content(portals, removed, former, failures));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
