package org.guildhall.send;

import java.lang.annotation.Annotation;
import java.util.Dictionary;
import java.util.Hashtable;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.runtime.settings.SettingsValues;

/** The preset settings, but for those of this portal that a test changes. */
public final class TestSettings implements SettingsSource {
    private final Dictionary<String, Object> changed = new Hashtable<>();

    /** Changes a setting of this portal. */
    public void set(String name, Object value) {
        changed.put(name, value);
    }

    /** Back to what is preset. */
    public void reset() {
        for (var names = changed.keys(); names.hasMoreElements(); ) {
            changed.remove(names.nextElement());
        }
    }

    @Override
    public <T extends Annotation> Settings<T> of(Class<T> type) {
        return () -> SettingsValues.of(type, type.getName(), type == SendSettings.class ? changed : new Hashtable<>());
    }
}
