package org.guildhall.runtime.standalone;

import java.lang.annotation.Annotation;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.runtime.settings.SettingsPid;
import org.guildhall.runtime.settings.SettingsValues;

/** Settings with their presets, and with what the caller sets; changes act at once. */
public final class StandaloneSettings implements SettingsSource {
    private final Map<String, Dictionary<String, Object>> stored = new ConcurrentHashMap<>();

    @Override
    public <T extends Annotation> Settings<T> of(Class<T> type) {
        String pid = SettingsPid.of(type);
        return () -> SettingsValues.of(type, pid, stored.get(pid));
    }

    /** Sets values of one type, instead of those set before. */
    public void set(Class<? extends Annotation> type, Map<String, Object> values) {
        stored.put(SettingsPid.of(type), new Hashtable<>(values));
    }
}
