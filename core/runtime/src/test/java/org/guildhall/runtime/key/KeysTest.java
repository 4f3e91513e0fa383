package org.guildhall.runtime.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.guildhall.runtime.config.LaunchSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void givesTheSameKeyAfterARestartAndAnotherForAnotherUse() {
        byte[] first = testInstance().derive("documents", 32);
        assertArrayEquals(first, testInstance().derive("documents", 32));
        assertFalse(Arrays.equals(first, testInstance().derive("codes", 32)));
    }

    @Test
    void letsOnlyTheOwnerReadTheKey() throws IOException {
        testInstance();
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(data().resolve("keys/master.key")));
    }

    @Test
    void refusesALiveInstanceWithItsKeyInsideTheDataFolder() {
        assertThrows(IllegalStateException.class, () -> keys(Map.of("guildhall.data", data().toString())));
    }

    @Test
    void keepsALiveInstancesKeyWhereItIsSet() {
        Path elsewhere = folder.resolve("secret/key");
        keys(Map.of("guildhall.data", data().toString(), "guildhall.key-file", elsewhere.toString()));
        assertEquals(true, Files.exists(elsewhere));
    }

    @Test
    void refusesToGoOnWithoutTheKeyOfTheData() throws IOException {
        testInstance();
        Files.delete(data().resolve("keys/master.key"));
        assertThrows(IllegalStateException.class, this::testInstance);
    }

    @Test
    void refusesAKeyThatIsNotTheDatas() throws IOException {
        testInstance();
        Files.writeString(data().resolve("keys/master.key"), Base64.getEncoder().encodeToString(new byte[32]));
        assertThrows(IllegalStateException.class, this::testInstance);
    }

    @Test
    void readsWithTheEarlierKeyAfterANewOneWasPutOnTop() throws IOException {
        byte[] earlier = testInstance().derive("documents", 32);
        Path file = data().resolve("keys/master.key");
        Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]) + "\n" + Files.readString(file));
        Keys rotated = testInstance();
        assertFalse(Arrays.equals(earlier, rotated.derive("documents", 32)));
        assertArrayEquals(earlier, rotated.deriveAll("documents", 32).get(1));
    }

    private Keys testInstance() {
        return keys(Map.of("guildhall.data", data().toString(), "guildhall.test", "true"));
    }

    private static Keys keys(Map<String, String> settings) {
        return new Keys(new LaunchSettings(settings));
    }

    private Path data() {
        return folder.resolve("data");
    }
}
