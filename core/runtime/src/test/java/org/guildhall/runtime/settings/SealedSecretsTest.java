package org.guildhall.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.runtime.key.Keys;
import org.guildhall.runtime.mail.MailSettings;
import org.guildhall.runtime.seal.TextSeals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

class SealedSecretsTest {
    private static final String MAIL = "org.guildhall.mail";
    private static final String PASSWORD = "password";

    @TempDir
    Path folder;

    @Test
    void settingsReadASealedSecretAndOneFromBeforeAlike() {
        TextSeals seals = seals();
        String sealed = new SealedSecrets(seals).seal(MAIL, PASSWORD, "heron");
        assertFalse(sealed.contains("heron"));
        assertEquals("heron", password(seals, sealed));
        assertEquals("heron", password(seals, "heron"));
    }

    @Test
    void aSecretThatCannotBeOpenedCountsAsNotSet() {
        TextSeals seals = seals();
        String ofAnother = new SealedSecrets(seals).seal(MAIL, "user", "heron");
        assertEquals("", password(seals, ofAnother));
        assertEquals("", password(seals, ofAnother.substring(0, 9)));
    }

    @Test
    void aSecretOfAnEarlierKeyIsToBeSealedAnew() throws IOException {
        SealedSecrets secrets = new SealedSecrets(seals());
        String sealed = secrets.seal(MAIL, PASSWORD, "heron");
        assertTrue(secrets.isCurrent(sealed));
        assertFalse(secrets.isCurrent("heron"));
        Path file = folder.resolve("keys/master.key");
        String present = Base64.getEncoder().encodeToString(new byte[32]);
        Files.write(file, List.of(present, Files.readString(file).strip()));
        SealedSecrets later = new SealedSecrets(seals());
        assertFalse(later.isCurrent(sealed));
        assertEquals(Optional.of("heron"), later.open(MAIL, PASSWORD, sealed));
    }

    private static String password(TextSeals seals, String kept) {
        LaunchSettings nothing = new LaunchSettings(Map.of());
        return new ConfigAdminSettings(holding(Map.of(PASSWORD, kept)), nothing, seals)
                .of(MailSettings.class)
                .get()
                .password();
    }

    /** A Configuration Admin with one configuration. */
    private static ConfigurationAdmin holding(Map<String, String> properties) {
        Configuration one = proxy(Configuration.class, new Hashtable<>(properties));
        return proxy(ConfigurationAdmin.class, new Configuration[] {one});
    }

    private static <T> T proxy(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                SealedSecretsTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> answer));
    }

    private TextSeals seals() {
        return new TextSeals(
                new Keys(new LaunchSettings(Map.of("guildhall.data", folder.toString(), LaunchSettings.TEST, "true"))));
    }
}
