package org.guildhall.runtime.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.guildhall.api.settings.SettingsField;
import org.guildhall.api.settings.SettingsForm;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.runtime.seal.TextSeals;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what lies in the files of Configuration Admin in the clear, from before secrets were sealed or put there by hand, and what an
 * earlier key has sealed: at the start, and for each portal that comes later.
 */
@Component(immediate = true, service = PlainSecrets.class)
public final class PlainSecrets implements BundleListener {
    private static final Logger LOG = LoggerFactory.getLogger(PlainSecrets.class);

    private final BundleContext context;
    private final ConfigurationAdmin configurations;
    private final SettingsDefinitions definitions;
    private final SealedSecrets secrets;

    /** Seals what is there. */
    @Activate
    public PlainSecrets(
            BundleContext context,
            @Reference ConfigurationAdmin configurations,
            @Reference LaunchSettings launch,
            @Reference TextSeals seals) {
        this.context = context;
        this.configurations = configurations;
        this.secrets = new SealedSecrets(seals);
        this.definitions = new SettingsDefinitions(context, configurations, launch, secrets);
        context.addBundleListener(this);
        seal(definitions.forms(Locale.UK));
    }

    @Deactivate
    void close() {
        context.removeBundleListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.RESOLVED) {
            seal(definitions.forms(event.getBundle(), Locale.UK));
        }
    }

    private synchronized void seal(List<SettingsForm> forms) {
        for (SettingsForm form : forms) {
            List<SettingsField> open = form.fields().stream()
                    .filter(field -> field.kind() == SettingsField.Kind.SECRET && field.set())
                    .toList();
            if (!open.isEmpty()) {
                seal(form.id(), open);
            }
        }
    }

    private void seal(String id, List<SettingsField> fields) {
        try {
            Configuration configuration = configurations.getConfiguration(id, "?");
            Dictionary<String, Object> kept = configuration.getProperties();
            if (kept == null) {
                return;
            }
            boolean sealed = false;
            for (SettingsField field : fields) {
                Object value = kept.get(field.name());
                Optional<List<String>> now = value == null ? Optional.empty() : sealed(id, field.name(), value);
                if (now.isPresent()) {
                    kept.put(
                            field.name(),
                            field.many()
                                    ? now.get().toArray(String[]::new)
                                    : now.get().getFirst());
                    sealed = true;
                    LOG.info("The secret {} of {} is sealed from now on.", field.name(), id);
                }
            }
            if (sealed) {
                configuration.update(kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The secrets of " + id + " cannot be sealed", e);
        }
    }

    /** Sealed values, if any of these is not yet sealed with the present key. */
    private Optional<List<String>> sealed(String id, String name, Object value) {
        List<String> kept = SettingsDefinitions.values(value);
        if (kept.stream().allMatch(one -> one.isEmpty() || secrets.isCurrent(one))) {
            return Optional.empty();
        }
        List<String> now = new ArrayList<>();
        for (String one : kept) {
            Optional<String> plain = secrets.open(id, name, one);
            if (plain.isEmpty()) {
                return Optional.empty();
            }
            now.add(secrets.seal(id, name, plain.get()));
        }
        return Optional.of(now);
    }
}
