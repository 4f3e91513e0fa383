package org.guildhall.runtime.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.runtime.config.LaunchSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which run of the server this is, and which was the one before it on the same data folder. That one has ended, however it ended: the
 * folder is locked by one server at a time. A folder that was copied from a server that still runs must not be started beside it.
 */
@Component(service = NodeRun.class)
public final class NodeRun {
    /** Below the data folder: the id of the run, for the next one to read. */
    static final String FILE = "run.id";

    private static final Logger LOG = LoggerFactory.getLogger(NodeRun.class);

    private final UUID id = UUID.randomUUID();
    private final Optional<UUID> before;

    /** Reads who was before and says who is now. */
    @Activate
    public NodeRun(@Reference LaunchSettings settings) {
        Path file = settings.dataFolder().resolve(FILE);
        before = read(file);
        write(file);
    }

    /** This run. */
    public UUID id() {
        return id;
    }

    /** The run before, where it is known. */
    public Optional<UUID> before() {
        return before;
    }

    private static Optional<UUID> read(Path file) {
        try {
            return Optional.of(UUID.fromString(Files.readString(file).strip()));
        } catch (NoSuchFileException first) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            // then what that run had in hand waits for its time to pass, as another node's does
            LOG.warn("{} cannot be read: what was under way is taken up a minute later.", file, unreadable);
            return Optional.empty();
        }
    }

    /** As a whole or not at all: half an id would be nobody's. */
    private void write(Path file) {
        Path part = file.resolveSibling(FILE + ".part");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(part, id + "\n");
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
