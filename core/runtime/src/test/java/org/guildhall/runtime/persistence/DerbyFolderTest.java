package org.guildhall.runtime.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.guildhall.runtime.config.LaunchSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerbyFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void startsAfterAnyKillOfItsFirstStart() throws Exception {
        for (int kill = 0; kill < 6; kill++) {
            Path data = folder.resolve("data" + kill);
            Process process = start(data, folder);
            try (BufferedReader said = process.inputReader()) {
                assertEquals("begins", said.readLine());
                // spread over the time that making a database takes; the last one is killed when it is open
                if (kill == 5 || process.waitFor(150L * kill, TimeUnit.MILLISECONDS)) {
                    assertEquals("open DERBY", said.readLine());
                }
                process.destroyForcibly().waitFor();
            }
            opens(data);
        }
    }

    @Test
    void removesWhatAnUnfinishedStartLeft() throws IOException {
        Path left = Files.createDirectories(folder.resolve("db.new-1/db/seg0"));
        Files.writeString(left.resolve("c0.dat"), "half");
        opens(folder);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("db"),
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void writesNoLogIntoTheCurrentFolder() throws Exception {
        Path current = Files.createDirectories(folder.resolve("current"));
        Process process = start(folder.resolve("data"), current);
        try (BufferedReader said = process.inputReader()) {
            assertEquals("begins", said.readLine());
            assertEquals("open DERBY", said.readLine());
            process.getOutputStream().close();
            assertEquals(0, process.waitFor());
        }
        try (Stream<Path> files = Files.list(current)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void keepsWhatWasWrittenBeforeItWasClosed() {
        ConnectionPool pool = open(folder);
        Transactions transactions = new Transactions(pool);
        transactions.run(sql -> sql.update("CREATE TABLE kept (name VARCHAR(10))"));
        transactions.run(sql -> sql.update("INSERT INTO kept VALUES (?)", "here"));
        pool.close();
        pool = open(folder);
        assertEquals(1L, new Transactions(pool).<Long>call(sql -> sql.count("SELECT count(*) FROM kept")));
        pool.close();
    }

    private static void opens(Path data) {
        ConnectionPool pool = open(data);
        assertTrue(new Transactions(pool).<Long>call(sql -> sql.count("SELECT count(*) FROM sys.systables")) > 0);
        pool.close();
    }

    private static ConnectionPool open(Path data) {
        return new ConnectionPool(new LaunchSettings(Map.of("guildhall.data", data.toString())));
    }

    private static Process start(Path data, Path current) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstStart.class.getName(),
                        data.toString())
                .directory(current.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
