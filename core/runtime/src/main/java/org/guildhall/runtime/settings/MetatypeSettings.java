package org.guildhall.runtime.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.felix.metatype.AD;
import org.apache.felix.metatype.MetaData;
import org.apache.felix.metatype.MetaDataReader;
import org.apache.felix.metatype.OCD;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.settings.SettingsField;
import org.guildhall.api.settings.SettingsForm;
import org.guildhall.api.settings.SettingsForms;
import org.guildhall.runtime.config.LaunchSettings;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.AttributeDefinition;

/** Makes forms of what bundles say of their settings, and keeps what is typed into them in Configuration Admin. */
@Component(service = SettingsForms.class)
public final class MetatypeSettings implements SettingsForms {
    private static final String MAY_CHANGE = "core:settings:change";
    private static final String ORGANISATION = "org.";
    /** All definitions, whatever their language: the texts are in the files themselves. */
    private static final String FOLDER = "OSGI-INF/metatype";

    private final BundleContext context;
    private final ConfigurationAdmin configurations;
    private final LaunchSettings launch;
    private final Permissions permissions;
    private final Audit audit;

    private record Defined(Bundle bundle, OCD definition) {}

    /** Reads the definitions anew each time: bundles come and go. */
    @Activate
    public MetatypeSettings(
            BundleContext context,
            @Reference ConfigurationAdmin configurations,
            @Reference LaunchSettings launch,
            @Reference Permissions permissions,
            @Reference Audit audit) {
        this.context = context;
        this.configurations = configurations;
        this.launch = launch;
        this.permissions = permissions;
        this.audit = audit;
    }

    @Override
    public List<SettingsForm> all() {
        permissions.check(MAY_CHANGE);
        return defined()
                .map(this::form)
                .sorted(Comparator.comparing(SettingsForm::name))
                .toList();
    }

    @Override
    public Optional<SettingsForm> find(String id) {
        permissions.check(MAY_CHANGE);
        return definition(id).map(this::form);
    }

    @Override
    public SettingsForm save(String id, Map<String, List<String>> values) {
        permissions.check(MAY_CHANGE);
        Defined defined = definition(id).orElseThrow(() -> new NotFoundException("settings " + id));
        SettingsForm now = form(defined);
        List<FieldProblem> problems = now.fields().stream()
                .flatMap(field ->
                        SettingsCheck.problem(field, values.getOrDefault(field.name(), field.value())).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        store(now, values);
        return form(defined);
    }

    private void store(SettingsForm form, Map<String, List<String>> values) {
        try {
            Configuration configuration = configurations.getConfiguration(form.id(), "?");
            Dictionary<String, Object> kept =
                    Optional.ofNullable(configuration.getProperties()).orElseGet(Hashtable::new);
            TreeSet<String> changed = new TreeSet<>();
            for (SettingsField field : form.fields()) {
                List<String> typed = values.get(field.name());
                boolean secretKept = field.kind() == SettingsField.Kind.SECRET
                        && typed != null
                        && typed.stream().allMatch(String::isEmpty);
                if (typed == null || secretKept || typed.equals(field.value())) {
                    continue;
                }
                changed.add(field.name());
                if (typed.equals(field.preset()) && field.kind() != SettingsField.Kind.SECRET) {
                    // so that a later preset holds again
                    kept.remove(field.name());
                } else {
                    kept.put(field.name(), field.many() ? typed.toArray(String[]::new) : typed.getFirst());
                }
            }
            if (!changed.isEmpty()) {
                configuration.update(kept);
                audit.record(NewAuditEntry.of("settings.changed", "settings", form.id())
                        .with("changed", String.join(" ", changed)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The settings " + form.id() + " cannot be stored", e);
        }
    }

    private Optional<Defined> definition(String id) {
        return defined().filter(one -> one.definition().getID().equals(id)).findFirst();
    }

    private Stream<Defined> defined() {
        return Arrays.stream(context.getBundles()).flatMap(bundle -> {
            var files = bundle.findEntries(FOLDER, "*.xml", false);
            return files == null
                    ? Stream.empty()
                    : Collections.list(files).stream().flatMap(file -> definitions(bundle, file));
        });
    }

    private static Stream<Defined> definitions(Bundle bundle, URL file) {
        MetaData read;
        try {
            read = new MetaDataReader().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The settings of " + bundle.getSymbolicName() + " cannot be read", e);
        }
        List<Defined> found = new ArrayList<>();
        if (read != null && read.getObjectClassDefinitions() != null) {
            for (Object definition : read.getObjectClassDefinitions().values()) {
                OCD one = (OCD) definition;
                // other bundles' own settings are not what a council sets
                if (one.getID().startsWith(ORGANISATION + "guildhall.")
                        || !bundle.getLocation().startsWith("connect:")) {
                    found.add(new Defined(bundle, one));
                }
            }
        }
        return found.stream();
    }

    private SettingsForm form(Defined defined) {
        OCD definition = defined.definition();
        Dictionary<String, Object> stored = stored(definition.getID());
        List<SettingsField> fields = new ArrayList<>();
        if (definition.getAttributeDefinitions() != null) {
            for (Object attribute : definition.getAttributeDefinitions().values()) {
                fields.add(field(definition.getID(), (AD) attribute, stored));
            }
        }
        return new SettingsForm(
                definition.getID(),
                String.valueOf(defined.bundle().getSymbolicName()),
                text(definition.getName(), definition.getID()),
                text(definition.getDescription(), ""),
                List.copyOf(fields));
    }

    private SettingsField field(String id, AD attribute, Dictionary<String, Object> stored) {
        SettingsField.Kind kind = switch (attribute.getType()) {
            case AttributeDefinition.BOOLEAN -> SettingsField.Kind.YES_NO;
            case AttributeDefinition.PASSWORD -> SettingsField.Kind.SECRET;
            case AttributeDefinition.INTEGER,
                    AttributeDefinition.LONG,
                    AttributeDefinition.SHORT,
                    AttributeDefinition.BYTE -> SettingsField.Kind.NUMBER;
            default -> SettingsField.Kind.TEXT;
        };
        boolean many = attribute.getCardinality() != 0;
        List<String> preset = preset(id, attribute, many);
        Object set = stored.get(attribute.getID());
        boolean secret = kind == SettingsField.Kind.SECRET;
        return new SettingsField(
                attribute.getID(),
                text(attribute.getName(), attribute.getID()),
                text(attribute.getDescription(), ""),
                kind,
                many,
                options(attribute),
                number(attribute.getMin()),
                number(attribute.getMax()),
                secret ? List.of() : preset,
                secret ? List.of() : set == null ? preset : values(set),
                set != null || (secret && preset.stream().anyMatch(value -> !value.isEmpty())));
    }

    private List<String> preset(String id, AD attribute, boolean many) {
        Optional<String> launched = id.startsWith(ORGANISATION)
                ? launch.get(id.substring(ORGANISATION.length()) + "." + attribute.getID())
                : Optional.empty();
        if (launched.isPresent()) {
            return List.of(launched.get());
        }
        String[] values = attribute.getDefaultValue();
        if (values == null || values.length == 0) {
            return many ? List.of() : List.of("");
        }
        return many ? Arrays.stream(values).filter(value -> !value.isEmpty()).toList() : List.of(values[0]);
    }

    private Dictionary<String, Object> stored(String id) {
        try {
            Configuration[] found = configurations.listConfigurations("(service.pid=" + id + ")");
            Dictionary<String, Object> properties =
                    found == null || found.length == 0 ? null : found[0].getProperties();
            return properties == null ? new Hashtable<>() : properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException("Not a name for settings: " + id, e);
        }
    }

    private static List<String> values(Object set) {
        return switch (set) {
            case String[] several -> List.of(several);
            case Object[] several -> Arrays.stream(several).map(String::valueOf).toList();
            case Iterable<?> several -> {
                List<String> texts = new ArrayList<>();
                several.forEach(value -> texts.add(String.valueOf(value)));
                yield List.copyOf(texts);
            }
            default -> List.of(set.toString());
        };
    }

    private static Map<String, String> options(AD attribute) {
        Map<String, String> options = new LinkedHashMap<>();
        String[] values = attribute.getOptionValues();
        String[] labels = attribute.getOptionLabels();
        if (values != null && labels != null) {
            for (int option = 0; option < values.length; option++) {
                options.put(values[option], labels[option]);
            }
        }
        return options;
    }

    private static @Nullable Long number(@Nullable String text) {
        return text == null || text.isBlank() ? null : Long.valueOf(text.strip());
    }

    private static String text(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }
}
