package org.guildhall.finance.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temporary;

    @SuppressWarnings("NullAway.Init")
    private Path here;

    @SuppressWarnings("NullAway.Init")
    private DropFolder folder;

    @BeforeEach
    void makeFolder() throws IOException {
        here = Files.createDirectory(temporary.resolve("drop"));
        folder = new DropFolder(here);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.pdf",
                "a/../../secret.pdf",
                "/etc/passwd",
                "..\\secret.pdf",
                "C:secret.pdf",
                "",
                ".",
                "a\0b"
            })
    void refusesNamesThatLeadOutOfTheFolder(String name) {
        assertTrue(folder.inside(name).isEmpty());
    }

    @Test
    void refusesALinkThatLeadsOutOfTheFolder() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret.pdf"), "secret");
        Files.createSymbolicLink(here.resolve("letter.pdf"), secret);
        assertTrue(folder.inside("letter.pdf").isEmpty());
    }

    @Test
    void takesFilesAndFoldersBelow() {
        assertTrue(folder.inside("letter.pdf").isPresent());
        assertTrue(folder.inside("2026/letter.pdf").isPresent());
    }

    @Test
    void isNotQuietWhileFilesAreStillBeingCopied() throws IOException {
        Files.writeString(here.resolve("manifest.csv"), "a");
        assertFalse(folder.isQuiet());
        Files.writeString(here.resolve("letter.pdf"), "half");
        assertFalse(folder.isQuiet());
        Files.writeString(here.resolve("letter.pdf"), "half and more");
        assertFalse(folder.isQuiet());
        assertTrue(folder.isQuiet());
    }

    @Test
    void findsARunThatWasBegunAgain() throws IOException {
        Files.writeString(here.resolve("manifest.csv"), "a");
        UUID run = UUID.randomUUID();
        assertEquals(run, folder.claim(ImportKind.DOCUMENTS, run).orElseThrow().run());
        assertFalse(folder.has(ImportKind.DOCUMENTS));
        DropFolder.Claimed again =
                new DropFolder(here).unfinished(ImportKind.DOCUMENTS).orElseThrow();
        assertEquals(run, again.run());
        folder.done(again);
        assertTrue(folder.unfinished(ImportKind.DOCUMENTS).isEmpty());
    }

    @Test
    void answersWithAWholeReport() throws IOException {
        folder.report(
                ImportKind.DOCUMENTS,
                UUID.randomUUID(),
                out -> out.write(String.join("\n", "line,external_id,outcome,reason", "2,A,taken,")));
        assertEquals(
                List.of("line,external_id,outcome,reason", "2,A,taken,"),
                Files.readAllLines(here.resolve("manifest.report.csv")));
    }
}
