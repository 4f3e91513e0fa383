package org.guildhall.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each shipped bundle's manifest and resources must hold (STYLE, rules 1, 3 and 7). */
class ManifestRulesTest {
    private static final Pattern CLAUSE =
            Pattern.compile("([\\w.]+)((?:;[^,\";]+(?:=(?:\"[^\"]*\"|[^,;\"]+))?)*)(?:,|$)");

    /** Whose screens are told in Welsh by now; the others follow with their own issues. */
    private static final List<String> IN_WELSH =
            List.of("guildhall-ui", "plugin-auth", "guildhall-testmailbox", "guildhall-demo");

    @Test
    void aPortalImportsCoresContractAndLibrariesAlone() {
        List<String> wrong = new ArrayList<>();
        for (Path jar : ShippedJars.portals()) {
            for (String name : packages(ShippedJars.manifest(jar).getValue("Import-Package"))) {
                boolean own = name.startsWith("org.guildhall.");
                boolean contract = name.startsWith("org.guildhall.api.")
                        || name.startsWith("org.guildhall.ui.")
                        || name.equals("org.guildhall.vaadin");
                if (own && !contract || name.contains(".internal") && own) {
                    wrong.add(jar.getFileName() + " imports " + name);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void aPortalExportsNothing() {
        List<String> wrong = new ArrayList<>();
        for (Path jar : ShippedJars.portals()) {
            if (ShippedJars.manifest(jar).getValue("Export-Package") != null) {
                wrong.add(jar.getFileName() + " exports "
                        + ShippedJars.manifest(jar).getValue("Export-Package"));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyExportedPackageHasAVersionOfItsOwn() {
        List<String> wrong = new ArrayList<>();
        for (Path jar : ShippedJars.own()) {
            Matcher clause = clauses(ShippedJars.manifest(jar).getValue("Export-Package"));
            while (clause.find()) {
                if (clause.group(1).startsWith("org.guildhall.")
                        && !clause.group(2).contains(";version=")) {
                    wrong.add(jar.getFileName() + " exports " + clause.group(1) + " without @Version");
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void internalPackagesAreNotExported() {
        List<String> wrong = new ArrayList<>();
        for (Path jar : ShippedJars.own()) {
            for (String name : packages(ShippedJars.manifest(jar).getValue("Export-Package"))) {
                if (name.startsWith("org.guildhall.") && name.contains(".internal")) {
                    wrong.add(jar.getFileName() + " exports " + name);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void eachTextExistsInEachLanguage() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path path : ShippedJars.own()) {
            try (JarFile jar = new JarFile(path.toFile())) {
                for (JarEntry entry : jar.stream()
                        .filter(file -> file.getName().matches("texts/.*\\.en\\.properties"))
                        .toList()) {
                    String welsh = entry.getName().replace(".en.", ".cy.");
                    JarEntry other = jar.getJarEntry(welsh);
                    if (other == null
                            && IN_WELSH.stream().noneMatch(path.getFileName().toString()::startsWith)) {
                        continue;
                    }
                    Set<String> english = keys(jar, entry);
                    Set<String> translated = other == null ? Set.of() : keys(jar, other);
                    Set<String> missing = new TreeSet<>(english);
                    missing.removeAll(translated);
                    Set<String> left = new TreeSet<>(translated);
                    left.removeAll(english);
                    if (!missing.isEmpty() || !left.isEmpty()) {
                        wrong.add(path.getFileName() + "/" + welsh + " lacks " + missing + ", has no English for "
                                + left);
                    }
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static Set<String> keys(JarFile jar, JarEntry entry) throws IOException {
        Properties texts = new Properties();
        try (InputStreamReader reader = new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return new TreeSet<>(texts.stringPropertyNames());
    }

    private static List<String> packages(@Nullable String header) {
        List<String> names = new ArrayList<>();
        Matcher clause = clauses(header);
        while (clause.find()) {
            names.add(clause.group(1));
        }
        return names;
    }

    private static Matcher clauses(@Nullable String header) {
        return CLAUSE.matcher(header == null ? "" : header);
    }
}
