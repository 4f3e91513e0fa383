package org.guildhall.runtime.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.guildhall.runtime.config.LaunchSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeRunTest {
    private final LaunchSettings settings;
    private final Path file;

    NodeRunTest(@TempDir Path folder) {
        settings = new LaunchSettings(
                Map.of(LaunchSettings.DATA, folder.resolve("data").toString()));
        file = folder.resolve("data").resolve(NodeRun.FILE);
    }

    @Test
    void eachRunKnowsTheOneBefore() {
        NodeRun first = new NodeRun(settings);
        assertEquals(Optional.empty(), first.before());
        NodeRun second = new NodeRun(settings);
        assertEquals(Optional.of(first.id()), second.before());
        assertNotEquals(first.id(), second.id());
        assertEquals(Optional.of(second.id()), new NodeRun(settings).before());
    }

    @Test
    void aBrokenFileIsAsNoneAndIsReplaced() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "half an i");
        NodeRun run = new NodeRun(settings);
        assertEquals(Optional.empty(), run.before());
        assertEquals(run.id() + "\n", Files.readString(file));
    }
}
