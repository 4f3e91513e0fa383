package org.guildhall.runtime.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsNamesTest {
    private static final String DEFINITION = """
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.2.0" localization="OSGI-INF/l10n/permits">
              <OCD id="org.example.permits" name="%form" description="%form.description"/>
              <OCD id="org.example.plain" name="Plain words"/>
            </metatype:MetaData>
            """;

    private final SettingsNames names = new SettingsNames();

    @Test
    void aKeyIsTheTextOfTheFileThatTheDefinitionNames() {
        names.addTexts("OSGI-INF/l10n/other.properties", "form = Other\n");
        names.addTexts("OSGI-INF/l10n/permits.properties", "form = Permits\n");
        names.addDefinition(DEFINITION);
        assertEquals(List.of("Permits", "Plain words"), names.all());
    }

    @Test
    void aKeyWithoutATextStandsForItself() {
        names.addDefinition(DEFINITION);
        assertEquals(List.of("form", "Plain words"), names.all());
        names.addTexts("OSGI-INF/l10n/permits.properties", "form = \\u12");
        assertEquals(List.of("form", "Plain words"), names.all());
        names.addTexts("OSGI-INF/l10n/permits.properties", "form = Permits\n" + "#".repeat(1 << 20));
        assertEquals("form", names.all().getFirst(), "nobody needs so many texts");
    }
}
