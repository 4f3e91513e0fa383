package org.guildhall.runtime.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.runtime.seal.TextSeals;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.SynchronousConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Settings kept by Configuration Admin, and below them what the instance was started with: {@code guildhall.mail.host} presets the
 * host of {@code org.guildhall.mail}. A setting is looked up again after any change, so this service holds on to no
 * bundle that asks: the values die with the asker.
 */
@Component(service = {SettingsSource.class, SynchronousConfigurationListener.class})
public final class ConfigAdminSettings implements SettingsSource, SynchronousConfigurationListener {
    private static final String ORGANISATION = "org.";
    private static final String OWN = ORGANISATION + "guildhall.";

    private final ConfigurationAdmin configurations;
    private final LaunchSettings launch;
    private final SealedSecrets secrets;
    private final AtomicLong changes = new AtomicLong();

    @Activate
    public ConfigAdminSettings(
            @Reference ConfigurationAdmin configurations,
            @Reference LaunchSettings launch,
            @Reference TextSeals seals) {
        this.secrets = new SealedSecrets(seals);
        this.configurations = configurations;
        this.launch = launch;
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        changes.incrementAndGet();
    }

    @Override
    public <T extends Annotation> Settings<T> of(Class<T> type) {
        return new Current<>(type, SettingsPid.of(type));
    }

    private @Nullable Dictionary<String, Object> properties(String pid) {
        try {
            // getConfiguration would make an empty configuration for whoever merely looks
            Configuration[] found = configurations.listConfigurations("(service.pid=" + pid + ")");
            return found == null || found.length == 0 ? null : opened(pid, found[0].getProperties());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalArgumentException("Not a name for settings: " + pid, impossible);
        }
    }

    /** The same with its secrets in the clear; one that cannot be opened is missing, so that its preset holds. */
    private @Nullable Dictionary<String, Object> opened(String pid, @Nullable Dictionary<String, Object> kept) {
        if (kept == null) {
            return null;
        }
        Hashtable<String, Object> plain = new Hashtable<>();
        for (String name : Collections.list(kept.keys())) {
            Object value = kept.get(name);
            if (SettingsDefinitions.values(value).stream().noneMatch(SealedSecrets::isSealed)) {
                plain.put(name, value);
                continue;
            }
            List<String> open = SettingsDefinitions.values(value).stream()
                    .flatMap(one -> secrets.open(pid, name, one).stream())
                    .toList();
            if (!open.isEmpty()) {
                plain.put(name, value instanceof String ? open.getFirst() : open.toArray(String[]::new));
            }
        }
        return plain;
    }

    /** Every id is {@code org.guildhall.something}, every launch setting {@code guildhall.something}. */
    private Optional<String> preset(String name) {
        return name.startsWith(OWN) ? launch.get(name.substring(ORGANISATION.length())) : Optional.empty();
    }

    private final class Current<T extends Annotation> implements Settings<T> {
        private final Class<T> type;
        private final String pid;
        private volatile @Nullable Seen<T> seen;

        Current(Class<T> type, String pid) {
            this.type = type;
            this.pid = pid;
        }

        @Override
        public T get() {
            long now = changes.get();
            Seen<T> last = seen;
            if (last == null || last.change != now) {
                last = new Seen<>(now, SettingsValues.of(type, pid, properties(pid), ConfigAdminSettings.this::preset));
                seen = last;
            }
            return last.value;
        }
    }

    private record Seen<T>(long change, T value) {}
}
