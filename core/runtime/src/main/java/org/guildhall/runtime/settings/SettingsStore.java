package org.guildhall.runtime.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.settings.SettingsField;
import org.guildhall.api.settings.SettingsForm;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Keeps what was typed in Configuration Admin, and notes each change. */
final class SettingsStore {
    private static final int LONGEST_NOTE = 200;

    /** Where a form's secrets are sent: none goes to another place than the one for which it was typed. */
    private static final Map<String, Set<String>> PLACES = Map.of("org.guildhall.mail", Set.of("host", "port", "tls"));

    private final ConfigurationAdmin configurations;
    private final SettingsDefinitions definitions;
    private final SealedSecrets secrets;
    private final Audit audit;

    SettingsStore(
            ConfigurationAdmin configurations, SettingsDefinitions definitions, SealedSecrets secrets, Audit audit) {
        this.configurations = configurations;
        this.definitions = definitions;
        this.secrets = secrets;
        this.audit = audit;
    }

    /**
     * Those of a form's fields that the values would change: an empty secret keeps the one that is set, a missing value its own. A
     * secret that is kept here is forgotten when the place changes that it is sent to.
     */
    List<SettingsField> changes(SettingsForm form, Map<String, List<String>> values) {
        return form.fields().stream()
                .filter(field -> changes(form, field, values))
                .toList();
    }

    private boolean changes(SettingsForm form, SettingsField field, Map<String, List<String>> values) {
        List<String> typed = values.getOrDefault(field.name(), List.of());
        if (field.kind() == SettingsField.Kind.SECRET) {
            return isEmpty(typed)
                    ? definitions.keeps(form, field) && goesElsewhere(form, values)
                    : !typed.equals(definitions.secret(form, field));
        }
        return values.containsKey(field.name()) && !typed.equals(field.value());
    }

    /** Whether no secret was typed. */
    static boolean isEmpty(List<String> typed) {
        return typed.stream().allMatch(String::isEmpty);
    }

    private static boolean goesElsewhere(SettingsForm form, Map<String, List<String>> values) {
        Set<String> places = PLACES.getOrDefault(form.id(), Set.of());
        return form.fields().stream()
                .filter(field -> places.contains(field.name()))
                .anyMatch(field ->
                        !values.getOrDefault(field.name(), field.value()).equals(field.value()));
    }

    /** Takes the values; they act at once. */
    void store(SettingsForm form, Map<String, List<String>> values) {
        List<SettingsField> changes = changes(form, values);
        if (changes.isEmpty()) {
            return;
        }
        try {
            Configuration configuration = configurations.getConfiguration(form.id(), "?");
            Dictionary<String, Object> kept =
                    Optional.ofNullable(configuration.getProperties()).orElseGet(Hashtable::new);
            List<NewAuditEntry> notes = new ArrayList<>();
            for (SettingsField field : changes) {
                List<String> typed = values.getOrDefault(field.name(), List.of());
                keep(kept, form.id(), field, typed);
                notes.add(note(form.id(), field, typed));
            }
            configuration.update(kept);
            notes.forEach(audit::record);
        } catch (IOException e) {
            throw new UncheckedIOException("The settings " + form.id() + " cannot be stored", e);
        }
    }

    private void keep(Dictionary<String, Object> kept, String id, SettingsField field, List<String> typed) {
        boolean secret = field.kind() == SettingsField.Kind.SECRET;
        if (secret ? isEmpty(typed) : typed.equals(field.preset())) {
            // forgotten; or so that a later preset holds again
            kept.remove(field.name());
            return;
        }
        List<String> values = secret
                ? typed.stream()
                        .map(value -> secrets.seal(id, field.name(), value))
                        .toList()
                : typed;
        kept.put(field.name(), field.many() ? values.toArray(String[]::new) : values.getFirst());
    }

    private static NewAuditEntry note(String id, SettingsField field, List<String> typed) {
        NewAuditEntry note =
                NewAuditEntry.of("settings.changed", "settings", id).with("changed", field.name());
        return field.kind() == SettingsField.Kind.SECRET
                ? note
                : note.with("before", cut(field.value())).with("after", cut(typed));
    }

    private static String cut(List<String> values) {
        String text = String.join(", ", values);
        return text.length() <= LONGEST_NOTE ? text : text.substring(0, LONGEST_NOTE) + "…";
    }
}
