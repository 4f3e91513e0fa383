package org.guildhall.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot start says why, in one sentence, and what to do. */
class RefusalsTest {

    @TempDir
    Path folder;

    @Test
    void namesAnOptionThatDoesNotExist() {
        assertTrue(sentence("--nonsense").startsWith("There is no option --nonsense."));
    }

    @Test
    void namesAnOptionWithoutItsValue() {
        assertEquals("The option --port needs a value after it.", sentence("--port"));
    }

    @Test
    void refusesAPortThatIsNone() {
        assertTrue(sentence("--port", "abc").contains("abc is none"));
        assertTrue(sentence("--port", "65536").contains("65536 is none"));
    }

    @Test
    void refusesAPortInUse() throws Exception {
        try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            StartException refusal =
                    assertThrows(StartException.class, () -> Ports.claim("127.0.0.1", used.getLocalPort()));
            assertTrue(refusal.sentence().contains("is in use"), refusal.sentence());
        }
    }

    @Test
    void refusesADataFolderInUseAndTakesItAfterwards() throws Exception {
        try (DataFolder held = DataFolder.open(folder)) {
            StartException refusal = assertThrows(StartException.class, () -> DataFolder.open(held.path()));
            assertTrue(refusal.sentence().contains("in use by another Guildhall"), refusal.sentence());
        }
        DataFolder.open(folder).close();
    }

    @Test
    void refusesADataFolderThatCannotBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        StartException refusal = assertThrows(StartException.class, () -> DataFolder.open(file.resolve("data")));
        assertTrue(refusal.sentence().contains("cannot be written"), refusal.sentence());
    }

    @Test
    void refusesAProductWithoutItsList() {
        StartException refusal = assertThrows(StartException.class, () -> PlatformList.read(folder));
        assertTrue(refusal.sentence().startsWith("The product is incomplete"), refusal.sentence());
    }

    @Test
    void endsAProcessThatCannotStartWithTwoAndOneLine() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.guildhall.launcher.Main",
                        "--nonsense")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(2, process.exitValue(), said);
        assertEquals(1, said.strip().lines().count(), said);
        assertFalse(said.contains("Exception"), said);
    }

    private static String sentence(String... arguments) {
        return assertThrows(StartException.class, () -> Options.parse(List.of(arguments), Path.of("")))
                .sentence();
    }
}
