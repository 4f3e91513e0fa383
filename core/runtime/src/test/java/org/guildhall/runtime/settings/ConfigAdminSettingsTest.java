package org.guildhall.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Hashtable;
import org.guildhall.api.instance.CouncilSettings;
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

    @interface Plain {}
}
