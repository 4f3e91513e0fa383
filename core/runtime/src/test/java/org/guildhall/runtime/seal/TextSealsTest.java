package org.guildhall.runtime.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildhall.api.seal.Seals;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.runtime.key.Keys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("E1")
class TextSealsTest {
    private static final String USE = "finance.answers";
    private static final String TEXT = "Siân’s answer: ☎ 01632 960 001";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final UUID row = UUID.randomUUID();

    @Test
    void opensWhatItSealedAndShowsNothingOfIt() {
        String sealed = seals().seal(USE, row, TEXT);
        assertFalse(sealed.contains("answer"), sealed);
        assertNotEquals(sealed, seals().seal(USE, row, TEXT), "the same text twice is not seen to be the same");
        assertEquals(TEXT, seals().open(USE, row, sealed));
        assertEquals("", seals().open(USE, row, seals().seal(USE, row, "")));
    }

    @Test
    void opensNothingThatWasMovedOrChanged() {
        String sealed = seals().seal(USE, row, TEXT);
        assertThrows(IllegalStateException.class, () -> seals().open(USE, UUID.randomUUID(), sealed));
        assertThrows(IllegalStateException.class, () -> seals().open("finance.words", row, sealed));
        assertThrows(IllegalStateException.class, () -> seals().open(USE, row, sealed.substring(0, 40)));
        assertThrows(IllegalStateException.class, () -> seals().open(USE, row, sealed + "="));
    }

    @Test
    void givesBackWhatWasKeptBeforeAnythingWasSealed() {
        assertEquals("{\"who\":\"myself\"}", seals().open(USE, row, "{\"who\":\"myself\"}"));
        assertEquals("", seals().open(USE, row, ""));
    }

    @Test
    void opensWithAnEarlierKeyOfTheInstance() throws IOException {
        String sealed = seals().seal(USE, row, TEXT);
        Path file = folder.resolve("keys/master.key");
        String present = Base64.getEncoder().encodeToString(new byte[32]);
        Files.write(file, List.of(present, Files.readString(file).strip()));
        assertEquals(TEXT, seals().open(USE, row, sealed));
        assertEquals(TEXT, seals().open(USE, row, seals().seal(USE, row, TEXT)));
    }

    private Seals seals() {
        return new TextSeals(
                new Keys(new LaunchSettings(Map.of("guildhall.data", folder.toString(), LaunchSettings.TEST, "true"))));
    }
}
