package org.guildhall.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What each shipped bundle's manifest and resources must hold (STYLE, rules 1, 3 and 7). Each rule is seen to fail on a jar that was made
 * to break it.
 */
class ManifestRulesTest {
    /** Whose screens are told in Welsh by now; the others follow with their own issues. */
    private static final Set<String> IN_WELSH =
            Set.of("guildhall-ui", "plugin-auth", "guildhall-testmailbox", "guildhall-demo");

    @Test
    void aPortalImportsCoresContractAndLibrariesAlone() {
        Set<String> contract = ShippedJars.exported(ShippedJars.contract());
        holds(ShippedJars.portals(), jar -> ManifestRules.importsBeyond(contract, jar));
        Path planted = Planted.jar(
                "plugin-planted-0.1.0.jar",
                List.of("Import-Package: org.guildhall.api.mail;version=\"[0.1,1)\",org.guildhall.ui.shell,"
                        + "org.guildhall.finance.request;version=\"[0.1,1)\",com.vaadin.flow.dom"));
        assertEquals(
                List.of(
                        "plugin-planted-0.1.0.jar imports org.guildhall.ui.shell",
                        "plugin-planted-0.1.0.jar imports org.guildhall.finance.request"),
                ManifestRules.importsBeyond(contract, planted));
    }

    @Test
    void aPortalExportsNothing() {
        holds(ShippedJars.portals(), ManifestRules::exports);
        Path planted = Planted.jar("plugin-planted-0.1.0.jar", List.of("Export-Package: org.guildhall.planted"));
        assertEquals(List.of("plugin-planted-0.1.0.jar exports org.guildhall.planted"), ManifestRules.exports(planted));
    }

    @Test
    void everyExportedPackageHasAVersionOfItsOwn() {
        holds(ShippedJars.own(), ManifestRules::exportsWithoutVersion);
        assertTrue(ShippedJars.exported(ShippedJars.own()).size() > 20, "packages are exported at all");
        Path planted = Planted.jar(
                "guildhall-planted-0.1.0.jar", List.of("Export-Package: org.guildhall.planted;version=\"0.1.0\""));
        assertEquals(
                List.of("guildhall-planted-0.1.0.jar exports org.guildhall.planted without @Version"),
                ManifestRules.exportsWithoutVersion(planted));
    }

    @Test
    void internalPackagesAreNotExported() {
        holds(ShippedJars.own(), ManifestRules::exportedInternals);
        Path planted = Planted.jar(
                "guildhall-planted-0.1.0.jar",
                List.of("Export-Package: org.guildhall.planted.internal;uses:=\"a,b\";version=\"0.1.0\",com.internal"));
        assertEquals(
                List.of("guildhall-planted-0.1.0.jar exports org.guildhall.planted.internal"),
                ManifestRules.exportedInternals(planted));
    }

    @Test
    void eachTextExistsInEachLanguage() {
        holds(
                ShippedJars.own(),
                jar -> ManifestRules.textsOfOneLanguage(jar, IN_WELSH.contains(ShippedJars.name(jar))));
        Path planted = Planted.jar(
                "plugin-planted-0.1.0.jar",
                List.of("Bundle-Name: planted"),
                "texts/planted.en.properties",
                "planted.both = Both\nplanted.english = English\n",
                "texts/planted.cy.properties",
                "planted.both = Y ddau\nplanted.welsh = Cymraeg\n");
        assertEquals(
                List.of("plugin-planted-0.1.0.jar/texts/planted.cy.properties lacks [planted.english],"
                        + " has no English for [planted.welsh]"),
                ManifestRules.textsOfOneLanguage(planted, true));
    }

    @Test
    void eachSettingIsNamedAndDescribedInEachLanguage() {
        holds(ShippedJars.own(), SettingsTexts::wrong);
        assertTrue(
                ShippedJars.own().stream().mapToLong(SettingsTexts::attributes).sum() > 35,
                "settings are found at all");
        Path planted = Planted.jar(
                "plugin-planted-0.1.0.jar",
                List.of("Bundle-Name: planted"),
                "OSGI-INF/metatype/org.guildhall.planted.xml",
                """
                <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.4.0" localization="OSGI-INF/l10n/planted">
                  <OCD id="org.guildhall.planted" name="%form" description="%form.description">
                    <AD id="plain" name="Plain" description="%plain.description" type="String"/>
                    <AD id="bare" name="%bare" type="String"/>
                    <AD id="choice" name="%bare" description="%plain.description" type="String">
                      <Option label="%choice.A" value="A"/>
                    </AD>
                  </OCD>
                </metatype:MetaData>
                """,
                "OSGI-INF/l10n/planted.properties",
                "form = F\nform.description = F.\nplain.description = P.\nbare = B\nold = O\nchoice.A = A\n",
                "OSGI-INF/l10n/planted_cy.properties",
                "form = F\nform.description = F.\nplain.description = P\u0175.\nbare = B\n");
        assertEquals(
                List.of(
                        "plugin-planted-0.1.0.jar/OSGI-INF/l10n/planted_cy.properties is not ASCII alone",
                        "plugin-planted-0.1.0.jar: name of org.guildhall.planted/plain is no key",
                        "plugin-planted-0.1.0.jar: org.guildhall.planted/bare has no description",
                        "plugin-planted-0.1.0.jar/OSGI-INF/l10n/planted.properties has [old], which nothing shows",
                        "plugin-planted-0.1.0.jar/OSGI-INF/l10n/planted_cy.properties lacks [choice.A]"),
                SettingsTexts.wrong(planted));
    }

    /** Nothing is wrong with any of the jars, and there are some. */
    private static void holds(List<Path> jars, Function<Path, List<String>> wrong) {
        assertTrue(jars.size() >= 4, jars.toString());
        assertEquals(
                "",
                String.join(
                        "\n",
                        jars.stream().flatMap(jar -> wrong.apply(jar).stream()).toList()));
    }
}
