package org.guildhall.runtime.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

    /** What the file holds. */
    record Content(Map<String, Entry> portals, Set<String> removed) {}

    private final Path file;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Entry> portals = new TreeMap<>();
    private final Set<String> removed = new TreeSet<>();

    InstalledSet(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            Content content = json.readValue(file.toFile(), Content.class);
            portals.putAll(content.portals());
            removed.addAll(content.removed());
        }
    }

    Map<String, Entry> portals() {
        return Map.copyOf(portals);
    }

    boolean wasRemoved(String name) {
        return removed.contains(name);
    }

    void put(String name, Entry entry) throws IOException {
        portals.put(name, entry);
        removed.remove(name);
        write();
    }

    void remove(String name) throws IOException {
        portals.remove(name);
        removed.add(name);
        write();
    }

    private void write() throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        json.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), new Content(portals, removed));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
