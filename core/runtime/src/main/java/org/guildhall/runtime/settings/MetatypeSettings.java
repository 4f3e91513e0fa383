package org.guildhall.runtime.settings;

import java.io.IOException;
import java.io.InputStream;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.settings.SettingsFiles;
import org.guildhall.api.settings.SettingsForm;
import org.guildhall.api.settings.SettingsForms;
import org.guildhall.api.settings.SettingsImport;
import org.guildhall.api.settings.SettingsRule;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.runtime.seal.TextSeals;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Makes forms of what bundles say of their settings, and keeps what is typed into them in Configuration Admin. */
@Component(service = {SettingsForms.class, SettingsFiles.class})
public final class MetatypeSettings implements SettingsForms, SettingsFiles {
    private static final String MAY_CHANGE = "core:settings:change";

    private final SettingsDefinitions definitions;
    private final SettingsStore store;
    private final SettingsReader reader;
    private final SettingsRules rules = new SettingsRules();
    private final SettingsGuard guard;
    private final Permissions permissions;
    private final Audit audit;

    /** Reads the definitions anew each time: bundles come and go. */
    @Activate
    public MetatypeSettings(
            BundleContext context,
            @Reference ConfigurationAdmin configurations,
            @Reference LaunchSettings launch,
            @Reference TextSeals seals,
            @Reference Permissions permissions,
            @Reference Audit audit) {
        SealedSecrets secrets = new SealedSecrets(seals);
        this.definitions = new SettingsDefinitions(context, configurations, launch, secrets);
        this.store = new SettingsStore(configurations, definitions, secrets, audit);
        this.guard = new SettingsGuard(permissions, audit);
        this.reader = new SettingsReader(definitions, store, rules, guard);
        this.permissions = permissions;
        this.audit = audit;
    }

    /** From now on a bundle's own check is asked too. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(SettingsRule rule) {
        rules.add(rule);
    }

    /** The bundle of the check goes. */
    public void remove(SettingsRule rule) {
        rules.remove(rule);
    }

    @Override
    public List<SettingsForm> all(Locale language) {
        permissions.check(MAY_CHANGE);
        return definitions.forms(language).stream()
                .sorted(Comparator.comparing(SettingsForm::name, Collator.getInstance(language)))
                .toList();
    }

    @Override
    public Optional<SettingsForm> find(String id, Locale language) {
        permissions.check(MAY_CHANGE);
        return definitions.form(id, language);
    }

    @Override
    public Optional<String> refusal(String id) {
        permissions.check(MAY_CHANGE);
        return guard.allows(id) ? Optional.empty() : Optional.of(SettingsGuard.REFUSED);
    }

    @Override
    public synchronized SettingsForm save(String id, Map<String, List<String>> values, Locale language) {
        permissions.check(MAY_CHANGE);
        guard.check(id);
        SettingsForm now = existing(id, language);
        List<FieldProblem> problems = now.fields().stream()
                .flatMap(field ->
                        SettingsCheck.problem(field, values.getOrDefault(field.name(), field.value())).stream())
                .toList();
        if (problems.isEmpty()) {
            problems = rules.problems(now, values);
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        store.store(now, values);
        return existing(id, language);
    }

    private SettingsForm existing(String id, Locale language) {
        return definitions.form(id, language).orElseThrow(() -> new NotFoundException("settings " + id));
    }

    @Override
    public String export() {
        permissions.check(MAY_CHANGE);
        String text = SettingsWriter.write(definitions.forms(Locale.UK));
        audit.record(NewAuditEntry.of("settings.exported", "settings", "all"));
        return text;
    }

    @Override
    public long maximumBytes() {
        return SettingsReader.MOST_BYTES;
    }

    @Override
    public SettingsImport check(InputStream file, Locale language) throws IOException {
        permissions.check(MAY_CHANGE);
        return reader.read(file, language);
    }

    @Override
    public synchronized void apply(SettingsImport seen) {
        permissions.check(MAY_CHANGE);
        if (!(seen instanceof ReadSettings file)) {
            throw new RefusedException("settings.import.problems");
        }
        file.changes().forEach(change -> guard.check(change.form()));
        if (!file.problems().isEmpty()) {
            throw new RefusedException("settings.import.problems");
        }
        ReadSettings now = reader.again(file);
        if (!now.changes().equals(file.changes()) || !now.problems().isEmpty()) {
            throw new RefusedException("settings.import.changed");
        }
        file.values()
                .forEach((id, values) ->
                        definitions.form(id, file.language()).ifPresent(form -> store.store(form, values)));
    }
}
