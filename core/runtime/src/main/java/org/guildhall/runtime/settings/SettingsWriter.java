package org.guildhall.runtime.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guildhall.api.settings.SettingsField;
import org.guildhall.api.settings.SettingsForm;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** Writes all settings as one file, so that the same settings are the same bytes (decision 0039). */
final class SettingsWriter {
    /** Says what the file is, and in which form. */
    static final String FORMAT = "guildhallSettings";

    static final int VERSION = 1;
    static final String SETTINGS = "settings";
    static final String LEFT_OUT = "secretsLeftOut";

    private SettingsWriter() {}

    static String write(List<SettingsForm> forms) {
        Map<String, Object> settings = new LinkedHashMap<>();
        List<String> leftOut = new ArrayList<>();
        forms.stream().sorted(Comparator.comparing(SettingsForm::id)).forEach(form -> {
            Map<String, Object> values = new LinkedHashMap<>();
            for (SettingsField field : form.fields()) {
                if (field.kind() != SettingsField.Kind.SECRET) {
                    values.put(field.name(), value(field));
                } else if (field.set()) {
                    leftOut.add(form.id() + "/" + field.name());
                }
            }
            settings.put(form.id(), values);
        });
        Map<String, Object> file = new LinkedHashMap<>();
        file.put(FORMAT, VERSION);
        file.put(SETTINGS, settings);
        file.put(LEFT_OUT, leftOut);
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return JsonMapper.builder()
                        .defaultPrettyPrinter(new DefaultPrettyPrinter()
                                .withObjectIndenter(lines)
                                .withArrayIndenter(lines))
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(file)
                + "\n";
    }

    private static Object value(SettingsField field) {
        if (field.many()) {
            return field.value();
        }
        String value = field.value().isEmpty() ? "" : field.value().getFirst();
        if (field.kind() == SettingsField.Kind.YES_NO) {
            return Boolean.valueOf(value);
        }
        if (field.kind() == SettingsField.Kind.NUMBER && SettingsCheck.isNumber(value)) {
            return Long.valueOf(value.strip());
        }
        return value;
    }
}
