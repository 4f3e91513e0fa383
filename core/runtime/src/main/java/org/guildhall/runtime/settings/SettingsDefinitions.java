package org.guildhall.runtime.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.felix.metatype.AD;
import org.apache.felix.metatype.MetaData;
import org.apache.felix.metatype.MetaDataReader;
import org.apache.felix.metatype.OCD;
import org.guildhall.api.settings.SettingsField;
import org.guildhall.api.settings.SettingsForm;
import org.guildhall.runtime.config.LaunchSettings;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.metatype.AttributeDefinition;

/** What bundles say of their settings, with what holds now; read anew each time, for bundles come and go. */
final class SettingsDefinitions {
    private static final String ORGANISATION = "org.";
    private static final String FOLDER = "OSGI-INF/metatype";

    private final BundleContext context;
    private final ConfigurationAdmin configurations;
    private final LaunchSettings launch;
    private final SealedSecrets secrets;

    private record Defined(
            Bundle bundle, OCD definition, @Nullable String texts) {}

    SettingsDefinitions(
            BundleContext context, ConfigurationAdmin configurations, LaunchSettings launch, SealedSecrets secrets) {
        this.context = context;
        this.configurations = configurations;
        this.launch = launch;
        this.secrets = secrets;
    }

    List<SettingsForm> forms(Locale language) {
        return defined().map(defined -> form(defined, language)).toList();
    }

    List<SettingsForm> forms(Bundle bundle, Locale language) {
        return definitions(bundle).map(defined -> form(defined, language)).toList();
    }

    Optional<SettingsForm> form(String id, Locale language) {
        return defined()
                .filter(one -> one.definition().getID().equals(id))
                .findFirst()
                .map(defined -> form(defined, language));
    }

    /** Whether a value was typed here, not only given at the start. */
    boolean keeps(SettingsForm form, SettingsField field) {
        return stored(form.id()).get(field.name()) != null;
    }

    /** What a secret is now. */
    List<String> secret(SettingsForm form, SettingsField field) {
        Object set = stored(form.id()).get(field.name());
        return set == null
                ? launched(form.id(), field.name()).map(List::of).orElseGet(List::of)
                : values(set).stream()
                        .flatMap(kept -> secrets.open(form.id(), field.name(), kept).stream())
                        .toList();
    }

    private Stream<Defined> defined() {
        return Arrays.stream(context.getBundles()).flatMap(SettingsDefinitions::definitions);
    }

    private static Stream<Defined> definitions(Bundle bundle) {
        // findEntries would resolve a bundle that is only just installed
        Enumeration<String> paths = bundle.getEntryPaths(FOLDER);
        return paths == null
                ? Stream.empty()
                : Collections.list(paths).stream()
                        .filter(path -> path.endsWith(".xml"))
                        .flatMap(path -> Stream.ofNullable(bundle.getEntry(path)))
                        .flatMap(file -> definitions(bundle, file));
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
                    found.add(new Defined(bundle, one, read.getLocalePrefix()));
                }
            }
        }
        return found.stream();
    }

    private SettingsForm form(Defined defined, Locale language) {
        OCD definition = defined.definition();
        MetatypeTexts texts = MetatypeTexts.of(defined.bundle(), defined.texts(), language);
        Dictionary<String, Object> stored = stored(definition.getID());
        List<SettingsField> fields = new ArrayList<>();
        if (definition.getAttributeDefinitions() != null) {
            for (Object attribute : definition.getAttributeDefinitions().values()) {
                fields.add(field(definition.getID(), (AD) attribute, stored, texts));
            }
        }
        return new SettingsForm(
                definition.getID(),
                String.valueOf(defined.bundle().getSymbolicName()),
                texts.get(definition.getName(), definition.getID()),
                texts.get(definition.getDescription(), ""),
                List.copyOf(fields));
    }

    private SettingsField field(String id, AD attribute, Dictionary<String, Object> stored, MetatypeTexts texts) {
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
                texts.get(attribute.getName(), attribute.getID()),
                texts.get(attribute.getDescription(), ""),
                kind,
                many,
                options(attribute, texts),
                number(attribute.getMin()),
                number(attribute.getMax()),
                secret ? List.of() : preset,
                secret ? List.of() : set == null ? preset : values(set),
                set != null || (secret && preset.stream().anyMatch(value -> !value.isEmpty())));
    }

    private List<String> preset(String id, AD attribute, boolean many) {
        Optional<String> launched = launched(id, attribute.getID());
        if (launched.isPresent()) {
            return List.of(launched.get());
        }
        String[] values = attribute.getDefaultValue();
        if (values == null || values.length == 0) {
            return many ? List.of() : List.of("");
        }
        return many ? Arrays.stream(values).filter(value -> !value.isEmpty()).toList() : List.of(values[0]);
    }

    private Optional<String> launched(String id, String name) {
        return id.startsWith(ORGANISATION)
                ? launch.get(id.substring(ORGANISATION.length()) + "." + name)
                : Optional.empty();
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

    static List<String> values(Object set) {
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

    private static Map<String, String> options(AD attribute, MetatypeTexts texts) {
        Map<String, String> options = new LinkedHashMap<>();
        String[] values = attribute.getOptionValues();
        String[] labels = attribute.getOptionLabels();
        if (values != null && labels != null) {
            for (int option = 0; option < values.length; option++) {
                options.put(values[option], texts.get(labels[option], values[option]));
            }
        }
        return options;
    }

    private static @Nullable Long number(@Nullable String text) {
        return text == null || text.isBlank() ? null : Long.valueOf(text.strip());
    }
}
