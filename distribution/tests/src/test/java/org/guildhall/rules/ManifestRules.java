package org.guildhall.rules;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong with a jar of our own, a line each; nothing is an empty list. */
final class ManifestRules {
    private static final Pattern CLAUSE =
            Pattern.compile("([\\w.]+)((?:;[^,\";]+(?:=(?:\"[^\"]*\"|[^,;\"]+))?)*)(?:,|$)");
    private static final Pattern VERSION = Pattern.compile(";version=\"?([\\w.]+)");

    private ManifestRules() {}

    /** Of our own packages a portal imports those of the contract alone. */
    static List<String> importsBeyond(Set<String> contract, Path jar) {
        return packages(ShippedJars.manifest(jar).getValue("Import-Package")).stream()
                .filter(name -> name.startsWith("org.guildhall.") && !contract.contains(name))
                .map(name -> jar.getFileName() + " imports " + name)
                .toList();
    }

    /** A portal has nothing for others. */
    static List<String> exports(Path jar) {
        String header = ShippedJars.manifest(jar).getValue("Export-Package");
        return header == null ? List.of() : List.of(jar.getFileName() + " exports " + header);
    }

    /** What is called internal is exported to nobody. */
    static List<String> exportedInternals(Path jar) {
        return ownExports(jar).keySet().stream()
                .filter(name -> name.contains(".internal"))
                .map(name -> jar.getFileName() + " exports " + name)
                .toList();
    }

    /** An exported package has the version of its own {@code @Version}, not the bundle's, which bnd gives where there is none. */
    static List<String> exportsWithoutVersion(Path jar) {
        List<String> wrong = new ArrayList<>();
        ownExports(jar).forEach((name, version) -> {
            Optional<String> own = ownVersion(jar, name);
            if (own.isEmpty()) {
                wrong.add(jar.getFileName() + " exports " + name + " without @Version");
            } else if (!own.get().equals(version)) {
                wrong.add(
                        jar.getFileName() + " exports " + name + " " + version + ", but its @Version is " + own.get());
            }
        });
        return wrong;
    }

    /** Each text of each language exists in the others. */
    static List<String> textsOfOneLanguage(Path path, boolean inWelsh) {
        List<String> wrong = new ArrayList<>();
        try (JarFile jar = new JarFile(path.toFile())) {
            for (JarEntry entry : jar.stream()
                    .filter(file -> file.getName().matches("texts/.*\\.en\\.properties"))
                    .toList()) {
                String welsh = entry.getName().replace(".en.", ".cy.");
                JarEntry other = jar.getJarEntry(welsh);
                if (other == null && !inWelsh) {
                    continue;
                }
                Set<String> missing = keys(jar, entry);
                Set<String> left = other == null ? new TreeSet<>() : keys(jar, other);
                Set<String> translated = Set.copyOf(left);
                left.removeAll(missing);
                missing.removeAll(translated);
                if (!missing.isEmpty() || !left.isEmpty()) {
                    wrong.add(path.getFileName() + "/" + welsh + " lacks " + missing + ", has no English for " + left);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return wrong;
    }

    /** The packages of our own that a jar exports, with their versions. */
    static Map<String, String> ownExports(Path jar) {
        Map<String, String> exports = new LinkedHashMap<>();
        Matcher clause = clauses(ShippedJars.manifest(jar).getValue("Export-Package"));
        while (clause.find()) {
            if (clause.group(1).startsWith("org.guildhall.")) {
                Matcher version = VERSION.matcher(clause.group(2));
                exports.put(clause.group(1), version.find() ? version.group(1) : "none");
            }
        }
        return exports;
    }

    /** The packages that a header names. */
    static List<String> packages(@Nullable String header) {
        List<String> names = new ArrayList<>();
        Matcher clause = clauses(header);
        while (clause.find()) {
            names.add(clause.group(1));
        }
        return names;
    }

    private static Optional<String> ownVersion(Path jar, String name) {
        try (JarFile file = new JarFile(jar.toFile())) {
            JarEntry entry = file.getJarEntry(name.replace('.', '/') + "/package-info.class");
            if (entry == null) {
                return Optional.empty();
            }
            ClassModel info = ClassFile.of().parse(file.getInputStream(entry).readAllBytes());
            return info.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
                    .flatMap(attribute -> attribute.annotations().stream())
                    .filter(annotation ->
                            annotation.className().equalsString("Lorg/osgi/annotation/versioning/Version;"))
                    .flatMap(ManifestRules::value)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> value(Annotation annotation) {
        return annotation.elements().stream().flatMap(element -> switch (element.value()) {
            case AnnotationValue.OfString text -> Stream.of(text.stringValue());
            default -> Stream.empty();
        });
    }

    private static Set<String> keys(JarFile jar, JarEntry entry) throws IOException {
        Properties texts = new Properties();
        try (InputStreamReader reader = new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return new TreeSet<>(texts.stringPropertyNames());
    }

    private static Matcher clauses(@Nullable String header) {
        return CLAUSE.matcher(header == null ? "" : header);
    }
}
