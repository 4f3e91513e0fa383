package org.guildhall.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import org.guildhall.api.instance.CouncilSettings;
import org.guildhall.runtime.mail.MailSettings;
import org.junit.jupiter.api.Test;

class ConfigAdminSettingsTest {
    @Test
    void readsTheNameFromTheClassFile() {
        assertEquals("org.guildhall.council", SettingsPid.of(CouncilSettings.class));
        assertEquals(Plain.class.getName(), SettingsPid.of(Plain.class));
    }

    @Test
    void answersWithThePresetWhereNothingOrNothingReadableIsStored() {
        Hashtable<String, Object> stored = new Hashtable<>();
        stored.put("name", "Barsetshire");
        stored.put("sessionMinutes", "many");
        CouncilSettings council = SettingsValues.of(CouncilSettings.class, "x", stored);
        assertEquals("Barsetshire", council.name());
        assertEquals(30, council.sessionMinutes());
        stored.put("sessionMinutes", "45");
        CouncilSettings longer = SettingsValues.of(CouncilSettings.class, "x", stored);
        assertEquals(45, longer.sessionMinutes());
        assertNotEquals(council, longer);
        assertEquals(longer, SettingsValues.of(CouncilSettings.class, "x", stored));
    }

    @Test
    void whatItIsStartedWithHoldsUntilAnAdministratorSetsSomethingElse() {
        Map<String, String> given =
                Map.of("org.guildhall.mail.host", "mail.example.org", "org.guildhall.mail.port", "25");
        Hashtable<String, Object> stored = new Hashtable<>();
        stored.put("port", "2525");
        MailSettings mail = SettingsValues.of(
                MailSettings.class, "org.guildhall.mail", stored, name -> Optional.ofNullable(given.get(name)));
        assertEquals("mail.example.org", mail.host());
        assertEquals(2525, mail.port());
        assertEquals(MailSettings.Tls.STARTTLS, mail.tls());
    }

    @interface Plain {}
}
